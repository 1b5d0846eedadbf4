"""The form of a site: its hosts, what each of them is, versions, options and ports; and what is missing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from sepgui.catalogue import load_catalogue
from sepgui.domain.entry import ClientSystem, Role
from sepgui.domain.site import ClientProtocol, DatabaseKind, Site
from sepgui.domain.wording import ROLE_WORDS
from sepgui.ui.fonts import Face
from sepgui.ui.models.site_draft import (
    HostDraft,
    PortKey,
    SiteDraft,
    draft_of,
    faults,
    faults_by_page,
    missing,
    site_of,
)
from sepgui.ui.sayable import Sayable, spoken
from sepgui.ui.widgets.card import Label
from sepgui.ui.widgets.form_buttons import form_buttons
from sepgui.ui.widgets.glyphs import Glyph
from sepgui.ui.widgets.said_line import SaidLine, in_order
from sepgui.ui.widgets.state_icon import state_icon
from sepgui.ui.widgets.window_size import size_window
from sepgui.ui.words import capital, say, say_words

_ROW = 24
_BOX_WIDE = 150
_CHECKED = Qt.CheckState.Checked
_UNCHECKED = Qt.CheckState.Unchecked
_PROTOCOLS = tuple(ClientProtocol)
_DATABASES = tuple(DatabaseKind)
_SYSTEMS = (None, *ClientSystem)


class SiteForm(QDialog):
    """Edits a copy of a site: `settled` carries the new one to be saved, and the form stays until it is.

    `used` carries one that is to be used without that, `dropped` the draft that was typed and given up.
    """

    settled = Signal(object)
    used = Signal(object)
    dropped = Signal(object)

    def __init__(self, site: Site, parent: QWidget | None = None, draft: SiteDraft | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._before = draft_of(site)
        self._draft = draft or draft_of(site)
        self._trouble: Sayable = ""
        self._filling = False
        self._labels: dict[QWidget, Label] = {}
        self.name = QLineEdit(self._draft.name, self)
        self.version = QLineEdit(self._draft.version, self)
        self.protocol = QComboBox(self)
        self.database = QComboBox(self)
        self.cloud = QCheckBox(self)
        self.any_console = QCheckBox(self)
        self.hosts = QListWidget(self)
        self.host_name = QLineEdit(self)
        self.host_address = QLineEdit(self)
        self.host_version = QLineEdit(self)
        self.host_system = QComboBox(self)
        self.roles = QListWidget(self)
        self.add_host = QPushButton(self)
        self.remove_host = QPushButton(self)
        self.undo = QPushButton(self)
        self._removed: list[tuple[int, HostDraft]] = []
        self.search = QLineEdit(self)
        self.ports = QTableWidget(self)
        self.ports_here: dict[PortKey, QTableWidgetItem] = {}
        self.port_names: dict[PortKey, QTableWidgetItem] = {}
        self._line = SaidLine(self)
        self.said = self._line.words
        self._tabs = QTabWidget(self)
        for page in (self._site_page(), self._hosts_page(), self._ports_page()):
            self._tabs.addTab(page, "")
        buttons, self.save = form_buttons(self, self._settle)
        self.use = buttons.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        self.use.clicked.connect(self._use)
        self._order_keys(buttons.button(QDialogButtonBox.StandardButton.Cancel))
        body = QVBoxLayout(self)
        body.addWidget(self._tabs, 1)
        body.addWidget(self._line)
        body.addWidget(buttons)
        size_window(self, 640, 520)
        for field in self.findChildren(QLineEdit):
            field.setMinimumHeight(28)
            field.setTextMargins(4, 0, 4, 0)
        for box in (self.protocol, self.database, self.host_system):
            box.setMinimumWidth(_BOX_WIDE)
            box.setMinimumHeight(28)
        self._show_hosts(0)
        self._retranslate()
        self._connect()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- pages ----------------------------------------------------------------------------------

    def _site_page(self) -> QWidget:
        page = QWidget(self)
        rows = QFormLayout(page)
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for box, choices in ((self.protocol, _PROTOCOLS), (self.database, _DATABASES)):
            box.addItems([""] * len(choices))
        self.protocol.setCurrentIndex(_PROTOCOLS.index(self._draft.client_protocol))
        self.database.setCurrentIndex(_DATABASES.index(self._draft.database))
        self.cloud.setChecked(self._draft.cloud)
        self.any_console.setChecked(self._draft.any_console)
        for field in (self.name, self.version, self.protocol, self.database):
            rows.addRow(self._label_of(field), field)
        rows.addRow(self.cloud)
        rows.addRow(self.any_console)
        return page

    def _hosts_page(self) -> QWidget:
        page = QWidget(self)
        columns = QHBoxLayout(page)
        left = QVBoxLayout()
        left.addWidget(self.search)
        left.addWidget(self.hosts, 1)
        left.addWidget(self.add_host)
        below = QHBoxLayout()
        below.addWidget(self.remove_host, 1)
        below.addWidget(self.undo, 1)
        left.addLayout(below)
        self.search.setClearButtonEnabled(True)
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), page)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self._undo)
        columns.addLayout(left, 2)
        rows = QFormLayout()
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.host_system.addItem("")
        for system in ("Windows", "Mac", "Linux"):
            self.host_system.addItem(system, system)
        for _ in Role:
            item = QListWidgetItem()
            item.setSizeHint(QSize(0, _ROW))
            self.roles.addItem(item)
        for field in (self.host_name, self.host_address, self.roles, self.host_system, self.host_version):
            rows.addRow(self._label_of(field), field)
        columns.addLayout(rows, 3)
        return page

    def _ports_page(self) -> QWidget:
        entries = [entry for entry in load_catalogue().entries if entry.configurable]
        keys = [(entry.id, each.transport, each.port) for entry in entries for each in entry.endpoints]
        self.ports.setColumnCount(3)
        self.ports.setRowCount(len(keys))
        self.ports.verticalHeader().hide()
        header = self.ports.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for row, key in enumerate(keys):
            usual = QTableWidgetItem(f"{key[2]}/{key[1].value}")
            name = self.port_names[key] = QTableWidgetItem()
            for column, item in enumerate((name, usual)):
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)
                self.ports.setItem(row, column, item)
            here = self.ports_here[key] = QTableWidgetItem(self._draft.ports.get(key, ""))
            self.ports.setItem(row, 2, here)
        return self.ports

    def _label_of(self, field: QWidget) -> Label:
        label = self._labels[field] = Label(Face.BODY, "", self)
        label.setBuddy(field)
        return label

    def _retranslate(self) -> None:
        """Say everything in the present language; what was typed stays."""
        self.setWindowTitle(self.tr("Site"))
        self._tabs.setAccessibleName(self.tr("Site"))
        for at, words in enumerate((self.tr("&Site"), self.tr("&Hosts"), self.tr("&Ports"))):
            self._tabs.setTabText(at, words)
        self.cloud.setText(self.tr("The site is enrolled in the cloud console"))
        self.any_console.setText(self.tr("Any computer may open the manager's consoles"))
        self.add_host.setText(self.tr("&Add host"))
        self.remove_host.setText(self.tr("&Remove host"))
        self.undo.setText(self.tr("&Bring back"))
        self.search.setPlaceholderText(self.tr("Find a host"))
        self.search.setAccessibleName(self.tr("Hosts whose name, address or role contains this"))
        self.save.setText(self.tr("Save as…"))
        self.use.setText(self.tr("Use without saving"))
        self.version.setPlaceholderText(self.tr("14.3 RU9"))
        self.host_address.setPlaceholderText(self.tr("the name, if empty"))
        self.host_version.setPlaceholderText(self.tr("the site's, if empty"))
        unknown = self.tr("not known")
        for box, choices in (
            (self.protocol, (self.tr("HTTP"), self.tr("HTTPS"), unknown)),
            (self.database, (self.tr("the manager's own"), self.tr("SQL Server"), unknown)),
            (self.host_system, (unknown,)),
        ):
            for at, words in enumerate(choices):
                box.setItemText(at, words)
        for field, words in (
            (self.name, self.tr("Name")),
            (self.version, self.tr("SEP version")),
            (self.protocol, self.tr("Clients speak")),
            (self.database, self.tr("Database")),
            (self.host_name, self.tr("Name")),
            (self.host_address, self.tr("Address")),
            (self.roles, self.tr("Roles")),
            (self.host_system, self.tr("System")),
            (self.host_version, self.tr("Version")),
        ):
            self._labels[field].setText(words)
            field.setAccessibleName(words)
        self.hosts.setAccessibleName(self.tr("Hosts of the site"))
        self.ports.setAccessibleName(self.tr("Ports that differ"))
        self.ports.setHorizontalHeaderLabels([self.tr("Entry"), self.tr("Usual port"), self.tr("Port here")])
        names = {entry.id: say_words(entry.name) for entry in load_catalogue().entries}
        blocked = self.roles.blockSignals(True), self.ports.blockSignals(True)
        for at, role in enumerate(Role):
            self.roles.item(at).setText(capital(say(ROLE_WORDS[role])))
        for (entry, _, _), item in self.port_names.items():
            item.setText(names[entry])
        self.roles.blockSignals(blocked[0])
        self.ports.blockSignals(blocked[1])
        self._judge()

    def _connect(self) -> None:
        for field in (self.name, self.version):
            field.textEdited.connect(self._take_site)
        for box in (self.protocol, self.database):
            box.activated.connect(self._take_site)
        for tick in (self.cloud, self.any_console):
            tick.toggled.connect(self._take_site)
        for field in (self.host_name, self.host_address, self.host_version):
            field.textEdited.connect(self._take_host)
        self.host_system.activated.connect(self._take_host)
        self.roles.itemChanged.connect(self._take_host)
        self.hosts.currentRowChanged.connect(self._show_host)
        self.add_host.clicked.connect(self._add)
        self.remove_host.clicked.connect(self._remove)
        self.undo.clicked.connect(self._undo)
        self.search.textChanged.connect(self._narrow)
        self.ports.itemChanged.connect(self._take_ports)

    # --- what is typed --------------------------------------------------------------------------

    def _take_site(self) -> None:
        draft = self._draft
        draft.name, draft.version = self.name.text(), self.version.text()
        draft.client_protocol = _PROTOCOLS[self.protocol.currentIndex()]
        draft.database = _DATABASES[self.database.currentIndex()]
        draft.cloud, draft.any_console = self.cloud.isChecked(), self.any_console.isChecked()
        self._judge()

    def _take_host(self) -> None:
        at = self.hosts.currentRow()
        if self._filling or at < 0:
            return
        host = self._draft.hosts[at]
        host.name, host.address = self.host_name.text(), self.host_address.text()
        host.version = self.host_version.text()
        host.system = _SYSTEMS[self.host_system.currentIndex()]
        ticked = [self.roles.item(row).checkState() is _CHECKED for row in range(self.roles.count())]
        host.roles = frozenset(role for role, on in zip(Role, ticked, strict=True) if on)
        self.hosts.item(at).setText(host.shown)
        self.host_system.setEnabled(Role.CLIENT in host.roles)
        self._judge()

    def _take_ports(self) -> None:
        texts = {key: item.text() for key, item in self.ports_here.items()}
        self._draft.ports = {key: text for key, text in texts.items() if text.strip()}
        self._judge()

    def _add(self) -> None:
        self.search.clear()
        self._draft.hosts.append(HostDraft())
        self._show_hosts(len(self._draft.hosts) - 1)
        self.host_name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._judge()

    def _remove(self) -> None:
        at = self.hosts.currentRow()
        if at >= 0:
            self._removed.append((at, self._draft.hosts.pop(at)))
            self._show_hosts(min(at, len(self._draft.hosts) - 1))
            self._judge()

    def _undo(self) -> None:
        """Bring the host back that was removed last, to where it stood, with all that was typed of it."""
        if self._removed:
            at, host = self._removed.pop()
            self._draft.hosts.insert(at, host)
            self.search.clear()
            self._show_hosts(at)
            self.hosts.setFocus(Qt.FocusReason.OtherFocusReason)
            self._judge()

    # --- what is shown --------------------------------------------------------------------------

    def _show_hosts(self, current: int) -> None:
        blocked = self.hosts.blockSignals(True)
        self.hosts.clear()
        for host in self._draft.hosts:
            item = QListWidgetItem(host.shown)
            item.setSizeHint(QSize(0, _ROW))
            self.hosts.addItem(item)
        self.hosts.setCurrentRow(current)
        self.hosts.blockSignals(blocked)
        self._narrow()
        self._show_host()

    def _narrow(self) -> None:
        """List only the hosts that contain every word that is looked for; the chosen one stays."""
        words = self.search.text().casefold().split()
        for at, host in enumerate(self._draft.hosts):
            known = " ".join((host.name, host.address, *(say(ROLE_WORDS[role]) for role in host.roles)))
            fits = all(word in known.casefold() for word in words)
            self.hosts.item(at).setHidden(not fits and at != self.hosts.currentRow())

    def _show_host(self) -> None:
        at = self.hosts.currentRow()
        host = self._draft.hosts[at] if at >= 0 else HostDraft()
        self._filling = True
        self.host_name.setText(host.name)
        self.host_address.setText(host.address)
        self.host_version.setText(host.version)
        self.host_system.setCurrentIndex(_SYSTEMS.index(host.system))
        for row, role in enumerate(Role):
            self.roles.item(row).setCheckState(_CHECKED if role in host.roles else _UNCHECKED)
        for field in (self.host_name, self.host_address, self.host_version, self.roles, self.remove_host):
            field.setEnabled(at >= 0)
        self.host_system.setEnabled(Role.CLIENT in host.roles)
        self.undo.setEnabled(bool(self._removed))
        self._filling = False

    def _judge(self) -> None:
        """Say what must be mended, or else what is missing and what follows from it."""
        pages = faults_by_page(self._draft, load_catalogue())
        for at, page in enumerate(pages):
            self._tabs.setTabIcon(at, state_icon(Glyph.SLOW, self.palette()) if page else QIcon())
        wrong = [fault for page in pages for fault in page]
        self.save.setEnabled(not wrong)
        self.use.setEnabled(not wrong)
        trouble, self._trouble = spoken(self._trouble), ""
        self._line.show_said([trouble, *wrong] if trouble else wrong, missing(self._draft))

    def _settle(self) -> None:
        if not faults(self._draft, load_catalogue()):
            self.settled.emit(site_of(self._draft))

    def _use(self) -> None:
        self.used.emit(site_of(self._draft))
        self.accept()

    def complain(self, words: Sayable) -> None:
        """Say that saving failed, until something is typed; what was typed is all still there."""
        self._trouble = words
        self._judge()

    def _order_keys(self, cancel: QWidget) -> None:
        """Let Tab go as the eye does: the pages, what stands in them, and what ends the form."""
        in_order(
            *(self._tabs, self.name, self.version, self.protocol, self.database, self.cloud),
            *(self.any_console, self.search, self.hosts, self.add_host, self.remove_host, self.undo),
            *(self.host_name, self.host_address, self.roles, self.host_system, self.host_version),
            *(self.ports, self.use, self.save, cancel),
        )

    # Qt's own names

    def reject(self) -> None:
        """Close the form; what was typed is handed over, so that it can come back."""
        if self._draft != self._before:
            self.dropped.emit(self._draft)
        super().reject()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
