"""Findings in the window: the sentence on top, the cards, and what choosing one does."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QEnterEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from sepgui.diagnosis import diagnose
from sepgui.domain.cell import Sample
from sepgui.domain.finding import Cause, Finding
from sepgui.domain.outcome import Outcome
from sepgui.domain.plan import Pass
from sepgui.engine.pipe import Reopen
from sepgui.store.schema import FindingSpan
from sepgui.ui.views.finding_card import FindingCardView
from sepgui.ui.views.findings_panel import MOST, FindingsPanel
from sepgui.ui.views.menus import Act
from sepgui.ui.views.workspace import Part
from sepgui.ui.widgets.clue_line import ClueLine
from sepgui.ui.widgets.glyphs import Glyph
from sepgui.ui.words import clock
from tests.fakes import results
from tests.fakes.window_engine import ANCHOR, SECOND_NS
from tests.ui.many import many_findings
from tests.ui.stage import Stage
from tests.ui.test_accessibility import SIZES, clipped, focusable, spoken

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

THREE: dict[int, Outcome] = {8443: results.rejected("10.20.0.1"), 8445: results.SILENT, 2967: results.REFUSED}
WELL = {port: results.answer() for port in (443, 9090, 8446)}
ALL_OF_THE_MANAGER = (443, 8014, 8443, 8445, 8446, 9090)


def answered(stage: Stage, qtbot: QtBot, outcomes: dict[int, Outcome]) -> tuple[Finding, ...]:
    """Let ports answer, and return what the rules find."""
    stage.answer(outcomes)
    rows = [stage.row(port) for port in outcomes]

    def have_come() -> bool:
        samples = [stage.model.result(row).sample for row in rows]
        return all(sample is not None and sample.at_ns == stage.session.now_ns for sample in samples)

    qtbot.waitUntil(have_come)
    return diagnose(stage.model.results, stage.session.plan)


def tell(stage: Stage, qtbot: QtBot, findings: tuple[Finding, ...]) -> None:
    stage.say(stage.session.batch([], findings=findings))
    qtbot.waitUntil(lambda: len(cards(stage)) == len(findings) and stage.board.findings.held == findings)


def found(stage: Stage, qtbot: QtBot, outcomes: dict[int, Outcome]) -> tuple[Finding, ...]:
    findings = answered(stage, qtbot, outcomes)
    tell(stage, qtbot, findings)
    return findings


def cards(stage: Stage) -> tuple[FindingCardView, ...]:
    made = stage.workspace.findings
    return () if made is None else made.cards


def panel(stage: Stage) -> FindingsPanel:
    made = stage.workspace.findings
    assert made is not None
    return made


def card(stage: Stage, cause: Cause) -> FindingCardView:
    return next(view for view in cards(stage) if view.card.key.cause is cause)


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(30, 10))


def clues(view: FindingCardView) -> list[ClueLine]:
    return [line for line in view.findChildren(ClueLine) if line.isVisibleTo(view)]


def button(view: FindingCardView, words: str) -> QPushButton:
    return next(made for made in view.findChildren(QPushButton) if made.text() == words)


# --- the sentence -----------------------------------------------------------------------------------


def test_before_the_first_answer_nothing_is_known(stage: Stage) -> None:
    sentence = stage.board.view.headline.sentence
    assert sentence.glyph is Glyph.UNKNOWN
    assert sentence.words == "Nothing is known yet that can be proved from here."
    assert stage.workspace.findings is None


def test_all_is_well_and_there_is_no_card(stage: Stage, qtbot: QtBot) -> None:
    found(stage, qtbot, {**WELL, 8443: results.answer()})
    headline = stage.board.view.headline
    qtbot.waitUntil(lambda: headline.sentence.glyph is Glyph.OK)
    assert "well" in headline.accessibleName()
    assert headline.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert cards(stage) == ()


def test_the_worst_is_on_top_and_the_others_are_counted(stage: Stage, qtbot: QtBot) -> None:
    findings = found(stage, qtbot, {**WELL, **THREE})
    assert len(findings) == 3
    sentence = stage.board.view.headline.sentence
    assert sentence.glyph is Glyph.REFUSED
    assert sentence.words.endswith("Further findings: 2.")
    assert sentence.words.startswith(cards(stage)[0].card.summary)


def test_a_degraded_pair_has_another_shape(stage: Stage, qtbot: QtBot) -> None:
    found(stage, qtbot, {**WELL, 443: results.answer(tls=results.certificate(days=12))})
    assert stage.board.view.headline.sentence.glyph is Glyph.SLOW


def test_a_long_sentence_is_whole_in_the_tool_tip(stage: Stage, qtbot: QtBot) -> None:
    found(stage, qtbot, {**WELL, **THREE})
    headline = stage.board.view.headline
    assert headline.toolTip() == ""
    stage.window.resize(683, 384)
    qtbot.waitUntil(lambda: headline.toolTip() == headline.sentence.words)


def test_enter_on_the_sentence_leads_to_the_cards(stage: Stage, qtbot: QtBot) -> None:
    found(stage, qtbot, {**WELL, **THREE})
    stage.window.activateWindow()
    headline = stage.board.view.headline
    headline.setFocus()
    QTest.keyClick(headline, Qt.Key.Key_Return)
    assert cards(stage)[0].head.hasFocus()


def test_the_sentence_leads_to_the_tab_where_there_is_no_room(stage: Stage, qtbot: QtBot) -> None:
    found(stage, qtbot, {**WELL, **THREE})
    stage.window.resize(683, 384)
    qtbot.waitUntil(lambda: not panel(stage).isVisible())
    click(stage.board.view.headline)
    assert panel(stage).isVisible()


# --- the cards --------------------------------------------------------------------------------------


def test_few_cards_begin_with_the_worst_unfolded(stage: Stage, qtbot: QtBot) -> None:
    found(stage, qtbot, {**WELL, **THREE})
    assert [view.unfolded for view in cards(stage)] == [True, False, False]
    assert [view.chosen for view in cards(stage)] == [False, False, False]


def test_many_cards_begin_folded(stage: Stage, qtbot: QtBot) -> None:
    many = many_findings()
    assert len(many) >= 10
    tell(stage, qtbot, many)
    assert not any(view.unfolded for view in cards(stage))


def test_a_card_says_all_of_its_finding(stage: Stage, qtbot: QtBot) -> None:
    found(stage, qtbot, {**WELL, **THREE})
    shown = card(stage, Cause.FIREWALL_DROP).card
    assert shown.glyph is Glyph.REFUSED
    assert "8445/tcp" in shown.summary
    assert shown.certainty == "Likely"
    assert shown.decides
    assert shown.remedy
    assert shown.evidence[0].cell is not None
    assert shown.evidence[0].glyph is Glyph.SILENT


def test_a_click_unfolds_chooses_and_folds_again(stage: Stage, qtbot: QtBot) -> None:
    found(stage, qtbot, {**WELL, **THREE})
    second = cards(stage)[1]
    click(second.head)
    assert [view.unfolded for view in cards(stage)] == [False, True, False]
    assert [view.chosen for view in cards(stage)] == [False, True, False]
    click(second.head)
    assert not second.unfolded
    assert second.chosen


def test_choosing_selects_all_cells_and_the_rest_follows(stage: Stage, qtbot: QtBot) -> None:
    outcomes: dict[int, Outcome] = dict.fromkeys(ALL_OF_THE_MANAGER, results.SILENT)
    findings = found(stage, qtbot, outcomes)
    covered = {stage.model.row_of(cell) for cell in findings[0].cells}
    assert len(covered) == len(ALL_OF_THE_MANAGER)
    click(cards(stage)[0].head)
    assert set(stage.matrix.selected_rows()) == covered
    assert stage.matrix.chosen_row() == stage.model.row_of(findings[0].cells[0])
    assert cards(stage)[0].card.summary in " ".join(stage.said.split())
    names = stage.workspace.graph.legend.names
    assert str(findings[0].cells[0].port) in names[0]
    assert len(names) == len(covered), "the graph shows them together"


def test_the_selection_stays_on_its_rows_when_rows_move(stage: Stage, qtbot: QtBot) -> None:
    found(stage, qtbot, {**WELL, **THREE})
    click(card(stage, Cause.FIREWALL_DROP).head)
    assert stage.matrix.selected_rows() == [stage.row(8445)]
    stage.answer({9090: results.REFUSED})
    qtbot.waitUntil(lambda: stage.model.order_is_stale)
    stage.model.resort()
    assert stage.matrix.selected_rows() == [stage.row(8445)]


def test_another_row_lets_the_choice_go(stage: Stage, qtbot: QtBot) -> None:
    found(stage, qtbot, {**WELL, **THREE})
    chosen = card(stage, Cause.FIREWALL_DROP)
    click(chosen.head)
    stage.matrix.choose(stage.row(443))
    assert not chosen.chosen
    assert stage.workspace.graph.marked == (None, "")
    assert len(stage.matrix.selected_rows()) == 1


def test_the_moment_a_port_turned_is_marked_in_the_graph(stage: Stage, qtbot: QtBot) -> None:
    stage.answer({8445: results.answer(), **WELL})
    found(stage, qtbot, {8445: results.SILENT})
    click(card(stage, Cause.FIREWALL_DROP).head)
    at_ns, words = stage.workspace.graph.marked
    assert at_ns == stage.board.book.pasts[stage.row(8445)].since_ns == 2 * SECOND_NS
    assert words == f"Since {clock(ANCHOR.unix_at(2 * SECOND_NS))}"
    assert card(stage, Cause.FIREWALL_DROP).card.began == words


def test_a_port_that_never_answered_is_only_known_since(stage: Stage, qtbot: QtBot) -> None:
    found(stage, qtbot, {**WELL, 8445: results.SILENT})
    shown = card(stage, Cause.FIREWALL_DROP).card
    assert shown.began == f"First seen {clock(ANCHOR.unix_at(2 * SECOND_NS))}"


def test_a_moment_before_the_shown_span_is_gone_back_to(stage: Stage, qtbot: QtBot) -> None:
    stage.answer({8445: results.answer(), **WELL})
    found(stage, qtbot, {8445: results.SILENT})
    row = stage.row(8445)
    late = Sample(
        stage.session.rows[row].cell, 7200 * SECOND_NS, 7200 * SECOND_NS, results.SILENT, Pass.FIRST
    )
    stage.say(stage.session.batch_of([(row, late)]))
    qtbot.waitUntil(lambda: stage.board.book.now_ns == 7200 * SECOND_NS)
    graph = stage.workspace.graph.graph
    qtbot.waitUntil(lambda: graph.shown_ns()[0] > 3 * SECOND_NS)
    click(card(stage, Cause.FIREWALL_DROP).head)
    low, high = graph.shown_ns()
    assert low <= 2 * SECOND_NS <= high
    assert not graph.following


def test_the_session_file_tells_when_a_finding_was_made(stage: Stage, qtbot: QtBot) -> None:
    findings = found(stage, qtbot, {**WELL, 8445: results.SILENT})
    ended = FindingSpan(replace(findings[0], cells=()), 0, SECOND_NS)
    stage.board.findings.restore([ended, *(FindingSpan(each, SECOND_NS, None) for each in findings)])
    shown = card(stage, Cause.FIREWALL_DROP).card
    assert shown.began == f"First seen {clock(ANCHOR.unix_at(SECOND_NS))}"


def test_evidence_leads_to_the_row_behind_it(stage: Stage, qtbot: QtBot) -> None:
    found(stage, qtbot, {**WELL, **THREE})
    view = card(stage, Cause.FIREWALL_REJECT)
    if not view.unfolded:
        click(view.head)
    line = next(each for each in clues(view) if each.clue.words.startswith("The same host answers"))
    assert line.clue.cell is not None
    click(line)
    assert stage.matrix.chosen_row() == stage.model.row_of(line.clue.cell)
    assert stage.workspace.detail.page.hasFocus() or not stage.window.isActiveWindow()


def test_evidence_of_no_cell_leads_nowhere(stage: Stage, qtbot: QtBot) -> None:
    (finding,) = found(stage, qtbot, {**WELL, 8445: results.SILENT})
    evidence = tuple(replace(each, cell=None) for each in finding.evidence)
    tell(stage, qtbot, (replace(finding, evidence=evidence),))
    qtbot.waitUntil(lambda: all(line.clue.cell is None for line in clues(cards(stage)[0])))
    before = stage.matrix.chosen_row()
    for line in clues(cards(stage)[0]):
        assert line.focusPolicy() is Qt.FocusPolicy.NoFocus
        click(line)
    assert stage.matrix.chosen_row() == before


def test_request_and_rules_are_copied(stage: Stage, qtbot: QtBot) -> None:
    found(stage, qtbot, {**WELL, **THREE})
    view = card(stage, Cause.FIREWALL_REJECT)
    if not view.unfolded:
        click(view.head)
    request = button(view, "Copy firewall request")
    request.click()
    assert request.text() == "Copied"
    said = QGuiApplication.clipboard().text()
    assert "sepm.example" in said
    assert "8443" in said
    assert "10.20.0.1" in said
    button(view, "Copy ready rules").click()
    rules = QGuiApplication.clipboard().text()
    assert "PowerShell" in rules
    assert "nft" in rules


def test_no_request_where_no_firewall_is_the_cause(stage: Stage, qtbot: QtBot) -> None:
    found(stage, qtbot, {**WELL, 2967: results.REFUSED})
    (view,) = cards(stage)
    assert view.unfolded
    assert not any(made.isVisibleTo(view) for made in view.findChildren(QPushButton))


def test_the_detail_pane_copies_the_request_of_its_cell(stage: Stage, qtbot: QtBot) -> None:
    found(stage, qtbot, {**WELL, **THREE})
    stage.matrix.choose(stage.row(8443))
    buttons = stage.workspace.detail.findChildren(QPushButton)
    request = next(made for made in buttons if made.accessibleName() == "Copy firewall request")
    assert request.isVisible()
    request.click()
    assert "8443" in QGuiApplication.clipboard().text()
    stage.matrix.choose(stage.row(443))
    assert not request.isVisible()


def test_the_detail_pane_says_how_sure_and_what_would_settle_it(stage: Stage, qtbot: QtBot) -> None:
    found(stage, qtbot, {**WELL, **THREE})
    stage.matrix.choose(stage.row(8445))
    assert "Likely" in stage.said
    assert "WHAT WOULD SETTLE IT" in stage.said
    assert card(stage, Cause.FIREWALL_DROP).card.decides in " ".join(stage.said.split())


# --- changes ----------------------------------------------------------------------------------------


def test_news_keep_what_is_unfolded_and_the_keyboard(stage: Stage, qtbot: QtBot) -> None:
    stage.window.activateWindow()
    findings = found(stage, qtbot, {**WELL, **THREE})
    view = card(stage, Cause.GUP_NOT_ACTIVE)
    click(view.head)
    view.head.setFocus()
    others = tuple(each for each in findings if each.cause is not Cause.FIREWALL_REJECT)
    tell(stage, qtbot, others)
    kept = card(stage, Cause.GUP_NOT_ACTIVE)
    assert kept is view
    assert kept.unfolded
    assert kept.head.hasFocus()


def test_the_last_finding_takes_its_panel_away(stage: Stage, qtbot: QtBot) -> None:
    stage.window.activateWindow()
    found(stage, qtbot, {**WELL, **THREE})
    with_cards = stage.matrix.height()
    cards(stage)[0].head.setFocus()
    tell(stage, qtbot, ())
    assert not panel(stage).isVisible()
    assert stage.matrix.height() > with_cards


def test_a_card_that_goes_hands_the_keyboard_on(stage: Stage, qtbot: QtBot) -> None:
    stage.window.activateWindow()
    findings = found(stage, qtbot, {**WELL, **THREE})
    cards(stage)[0].head.setFocus()
    tell(stage, qtbot, findings[1:])
    assert cards(stage)[0].head.hasFocus()


def test_unfolding_moves_no_row(stage: Stage, qtbot: QtBot) -> None:
    found(stage, qtbot, {**WELL, **THREE})
    place, height = stage.matrix.geometry(), stage.matrix.rowHeight(0)
    click(cards(stage)[1].head)
    click(cards(stage)[1].head)
    assert stage.matrix.geometry() == place
    assert stage.matrix.rowHeight(0) == height


def test_another_session_begins_without_findings(stage: Stage, qtbot: QtBot) -> None:
    found(stage, qtbot, {**WELL, **THREE})
    session = stage.desk.session
    stage.desk.watch_scenario("another")
    qtbot.waitUntil(lambda: stage.desk.session > session)
    assert cards(stage) == ()
    assert stage.board.view.headline.sentence.glyph is Glyph.UNKNOWN


def test_a_reopened_session_shows_its_findings(stage: Stage, qtbot: QtBot) -> None:
    findings = found(stage, qtbot, {**WELL, **THREE})
    session = stage.desk.session
    stage.desk.reopen(Path("case.sepsession"))
    qtbot.waitUntil(lambda: stage.desk.session > session)
    assert stage.commands(Reopen)
    tell(stage, qtbot, findings)
    assert len(cards(stage)) == 3


def test_the_language_is_switched(stage: Stage, qtbot: QtBot) -> None:
    found(stage, qtbot, {**WELL, **THREE})
    stage.acts.do(Act.LANG_IT)
    shown = card(stage, Cause.FIREWALL_DROP)
    assert shown.card.certainty == "Probabile"
    assert stage.board.view.headline.sentence.words.endswith("Altre diagnosi: 2.")
    click(shown.head)
    assert stage.workspace.graph.marked[1].startswith("Rilevata: ")
    stage.acts.do(Act.LANG_EN)
    assert stage.workspace.graph.marked[1].startswith("First seen ")


# --- keyboard and names -----------------------------------------------------------------------------


def test_cards_by_keyboard(stage: Stage, qtbot: QtBot) -> None:
    stage.window.activateWindow()
    found(stage, qtbot, {**WELL, **THREE})
    first, second, third = cards(stage)
    first.head.setFocus()
    QTest.keyClick(first.head, Qt.Key.Key_Down)
    assert second.head.hasFocus()
    assert second.chosen
    assert (
        stage.matrix.chosen_row() == stage.model.row_of(second.card.key.cell) if second.card.key.cell else 0
    )
    QTest.keyClick(second.head, Qt.Key.Key_End)
    assert third.head.hasFocus()
    QTest.keyClick(third.head, Qt.Key.Key_Down)
    assert third.head.hasFocus()
    QTest.keyClick(third.head, Qt.Key.Key_Home)
    QTest.keyClick(first.head, Qt.Key.Key_Down)
    QTest.keyClick(second.head, Qt.Key.Key_Up)
    assert first.head.hasFocus()
    QTest.keyClick(first.head, Qt.Key.Key_Left)
    assert not first.unfolded
    QTest.keyClick(first.head, Qt.Key.Key_Right)
    assert first.unfolded
    QTest.keyClick(first.head, Qt.Key.Key_Return)
    assert not first.unfolded
    QTest.keyClick(first.head, Qt.Key.Key_Space)
    assert first.unfolded
    QTest.keyClick(first.head, Qt.Key.Key_Tab)
    line = QApplication.focusWidget()
    assert isinstance(line, ClueLine)
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert first.head.hasFocus()
    assert not first.unfolded


def test_enter_follows_evidence(stage: Stage, qtbot: QtBot) -> None:
    found(stage, qtbot, {**WELL, **THREE})
    line = clues(cards(stage)[0])[-1]
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.clue.cell is not None
    assert stage.matrix.chosen_row() == stage.model.row_of(line.clue.cell)


def test_f6_goes_round_the_parts(stage: Stage, qtbot: QtBot) -> None:
    stage.window.activateWindow()
    found(stage, qtbot, {**WELL, **THREE})
    wanted = [
        stage.board.view.headline,
        stage.matrix,
        cards(stage)[0].head,
        stage.workspace.detail.page,
        stage.workspace.graph.graph,
        stage.bar.start_button,
    ]
    stage.bar.start_button.setFocus()
    went: list[QWidget | None] = []
    for _ in wanted:
        QTest.keyClick(QApplication.focusWidget() or stage.window, Qt.Key.Key_F6)
        went.append(QApplication.focusWidget())
    assert went == wanted
    QTest.keyClick(stage.bar.start_button, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is stage.workspace.graph.graph


@pytest.mark.parametrize("size", SIZES)
def test_every_control_has_a_name_and_nothing_is_cut(
    stage: Stage, qtbot: QtBot, size: tuple[int, int]
) -> None:
    stage.acts.do(Act.LANG_IT)
    tell(stage, qtbot, many_findings())
    stage.window.resize(*size)
    qtbot.waitUntil(lambda: stage.window.width() == size[0])
    stage.workspace.show_part(Part.FINDINGS)
    qtbot.waitUntil(lambda: panel(stage).isVisible())
    for view in cards(stage)[:3]:
        click(view.head)
        assert [widget for widget in focusable(stage.window) if not spoken(widget)] == []
        qtbot.waitUntil(lambda: clipped(stage.window) == [], timeout=2000)
        inside = view.parentWidget()
        assert inside is not None
        whole = QRect(QPoint(0, 0), inside.size())
        assert whole.contains(view.geometry())
        viewport = inside.parentWidget()
        assert viewport is not None
        assert inside.width() <= viewport.width()
        for line in clues(view):
            assert line.height() >= line.heightForWidth(line.width())


def test_tab_goes_from_the_matrix_to_the_cards_and_on(stage: Stage, qtbot: QtBot) -> None:
    stage.window.activateWindow()
    found(stage, qtbot, {**WELL, **THREE})
    stage.matrix.setFocus()
    went: list[QWidget | None] = []
    for _ in range(5):
        QTest.keyClick(QApplication.focusWidget() or stage.window, Qt.Key.Key_Tab)
        went.append(QApplication.focusWidget())
    first = cards(stage)[0]
    assert went == [first.head, *clues(first), *(b for b in first.findChildren(QPushButton))]


def test_sentence_and_waiting_line_fit_a_small_laptop_at_200_per_cent(stage: Stage, qtbot: QtBot) -> None:
    found(stage, qtbot, {**WELL, **THREE})
    stage.board.view.waiting.show_ports(["8014/tcp"])
    stage.window.resize(683, 384)
    stage.app.processEvents()
    assert stage.window.size().toTuple() == (683, 384)
    assert stage.window.minimumSizeHint().height() <= 384
    assert clipped(stage.window) == []


def test_no_size_makes_the_cards_swing(stage: Stage, qtbot: QtBot) -> None:
    """A form chosen by the width beside the scroll bar would take the bar away, and so on without end."""
    stage.acts.do(Act.LANG_IT)
    tell(stage, qtbot, many_findings()[:3])
    stage.workspace.show_part(Part.FINDINGS)
    for height in (500, 768):
        for width in range(670, 1400, 37):
            stage.window.resize(width, height)
            stage.app.processEvents()
            inside = cards(stage)[0].parentWidget()
            viewport = inside.parentWidget() if inside is not None else None
            assert inside is not None
            assert viewport is not None
            assert not inside.isVisible() or inside.width() == viewport.width()


def test_one_card_at_a_time_is_in_the_tab_order(stage: Stage, qtbot: QtBot) -> None:
    found(stage, qtbot, {**WELL, **THREE})
    cards(stage)[0].head.setFocus()
    tabbed = [view.head.focusPolicy() is Qt.FocusPolicy.StrongFocus for view in cards(stage)]
    assert tabbed == [True, False, False]


def test_a_card_is_heard_whole(stage: Stage, qtbot: QtBot) -> None:
    found(stage, qtbot, {**WELL, **THREE})
    first = cards(stage)[0]
    heard = first.head.accessibleName()
    assert heard.startswith("Problem: ")
    assert first.card.summary in heard
    assert first.card.certainty in heard
    assert heard.endswith("Finding 1 of 3")
    assert first.head.accessibleDescription() == "Unfolded"
    assert all(line.accessibleName() for line in clues(first))


def test_no_card_moves_under_the_keyboard(stage: Stage, qtbot: QtBot) -> None:
    findings = found(stage, qtbot, THREE)
    stood = [view.card.key for view in cards(stage)]
    panel(stage).take_focus()
    assert QApplication.focusWidget() is cards(stage)[0].head
    tell(stage, qtbot, findings[::-1])
    qtbot.waitUntil(lambda: stage.board.findings.held == findings[::-1])
    stage.board.findings.show()
    assert [view.card.key for view in cards(stage)] == stood
    assert QApplication.focusWidget() is cards(stage)[0].head
    stage.matrix.setFocus()
    qtbot.waitUntil(lambda: [view.card.key for view in cards(stage)] == stood[::-1])


def test_no_card_moves_under_the_pointer_and_a_new_one_comes_last(stage: Stage, qtbot: QtBot) -> None:
    findings = found(stage, qtbot, THREE)
    tell(stage, qtbot, findings[1:])
    stood = [view.card.key for view in cards(stage)]
    inside = QPointF(20, 20)
    stage.app.sendEvent(panel(stage), QEnterEvent(inside, inside, inside))
    tell(stage, qtbot, findings)
    stage.board.findings.show()
    first, *rest = [view.card.key for view in cards(stage)]
    assert [first, *rest][: len(stood)] == stood
    stage.app.sendEvent(panel(stage), QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: [view.card.key for view in cards(stage)][1:] == stood)


def test_hundreds_of_findings_have_sixty_cards_and_a_count(stage: Stage, qtbot: QtBot) -> None:
    """A crowd of clients has hundreds; the window shows the worst without a stall, and counts the rest."""
    one = many_findings()[0]
    many = tuple(replace(one, cells=(replace(one.cells[0], host=f"pc-{n}"),)) for n in range(300))
    stage.say(stage.session.batch((), findings=many))
    qtbot.waitUntil(lambda: len(cards(stage)) == MOST)
    assert len(stage.board.findings.held) == 300
    assert any("240" in label.text() for label in panel(stage).findChildren(QLabel) if label.isVisible())
    began = time.perf_counter()
    stage.board.findings.show()
    assert time.perf_counter() - began < 0.5
    tell(stage, qtbot, many[:5])
    qtbot.waitUntil(lambda: len(cards(stage)) == 5)
    assert not any("240" in label.text() for label in panel(stage).findChildren(QLabel) if label.isVisible())
