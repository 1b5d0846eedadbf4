; Installs sepgui for one person, without administrator rights. build_spec/installer.py gives the definitions:
; SOURCE (the frozen folder), OUT, ICON, VERSION, NUMBERS (four of them).
Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS Win10

!include MUI2.nsh
!include WinVer.nsh
!include FileFunc.nsh

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\sepgui"
!define CLASSES "Software\Classes"
!define KIND "sepgui.session"

Name "sepgui"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\sepgui"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
BrandingText "sepgui ${VERSION}"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\sepgui.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Italian"

LangString TooOld ${LANG_ENGLISH} "sepgui needs Windows 10 1903 or later."
LangString TooOld ${LANG_ITALIAN} "sepgui ha bisogno di Windows 10 1903 o più recente."
LangString Session ${LANG_ENGLISH} "sepgui session"
LangString Session ${LANG_ITALIAN} "Sessione di sepgui"
LangString Demo ${LANG_ENGLISH} "sepgui demo"
LangString Demo ${LANG_ITALIAN} "sepgui, dimostrazione"

VIProductVersion "${NUMBERS}"
VIAddVersionKey /LANG=${LANG_ENGLISH} "ProductName" "sepgui"
VIAddVersionKey /LANG=${LANG_ENGLISH} "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_ENGLISH} "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_ENGLISH} "FileDescription" "Installs sepgui"
VIAddVersionKey /LANG=${LANG_ENGLISH} "CompanyName" "The sepgui authors"
VIAddVersionKey /LANG=${LANG_ENGLISH} "LegalCopyright" "Apache-2.0"

Function .onInit
  ${IfNot} ${AtLeastBuild} 18362
    MessageBox MB_OK|MB_ICONSTOP "$(TooOld)" /SD IDOK
    SetErrorLevel 3
    Quit
  ${EndIf}
FunctionEnd

Section
  ; Nothing of an older version may stay: its modules would be found beside the new ones.
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\licences"
  SetOutPath "$INSTDIR"
  File /r "${SOURCE}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  CreateDirectory "$SMPROGRAMS\sepgui"
  CreateShortcut "$SMPROGRAMS\sepgui\sepgui.lnk" "$INSTDIR\sepgui.exe"
  CreateShortcut "$SMPROGRAMS\sepgui\$(Demo).lnk" "$INSTDIR\sepgui.exe" "demo"

  WriteRegStr HKCU "${CLASSES}\.sepsession" "" "${KIND}"
  WriteRegStr HKCU "${CLASSES}\${KIND}" "" "$(Session)"
  WriteRegStr HKCU "${CLASSES}\${KIND}\DefaultIcon" "" "$INSTDIR\sepgui.exe,0"
  WriteRegStr HKCU "${CLASSES}\${KIND}\shell\open\command" "" '"$INSTDIR\sepgui.exe" "%1"'

  WriteRegStr HKCU "${KEY}" "DisplayName" "sepgui"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\sepgui.exe"
  WriteRegStr HKCU "${KEY}" "Publisher" "The sepgui authors"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" $0
  System::Call "shell32::SHChangeNotify(i 0x8000000, i 0, p 0, p 0)"
SectionEnd

Section "Uninstall"
  ; Only what the installer brought: a session that somebody saved here stays.
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\licences"
  Delete "$INSTDIR\sepgui.exe"
  Delete "$INSTDIR\sepgui-cli.exe"
  Delete "$INSTDIR\LICENSE.txt"
  Delete "$INSTDIR\THIRD-PARTY.txt"
  Delete "$INSTDIR\sbom.cdx.json"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  RMDir /r "$SMPROGRAMS\sepgui"

  ReadRegStr $0 HKCU "${CLASSES}\.sepsession" ""
  ${If} $0 == "${KIND}"
    DeleteRegKey HKCU "${CLASSES}\.sepsession"
  ${EndIf}
  DeleteRegKey HKCU "${CLASSES}\${KIND}"
  DeleteRegKey HKCU "${KEY}"
  System::Call "shell32::SHChangeNotify(i 0x8000000, i 0, p 0, p 0)"
SectionEnd
