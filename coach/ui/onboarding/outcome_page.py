"""The end of the second step: what the stored answers mean."""

from PySide6.QtCore import Signal

from coach.domain.red_flags import Finding, SymptomSheet
from coach.ui.kit.button import Button
from coach.ui.safety_page import SafetyPage, focus_reason
from coach.ui.symptom_check import OutcomeView


class OutcomePage(SafetyPage):
    """Advice, and the way on; after a finding that blocks there is no primary button."""

    went_on = Signal()
    left = Signal()

    def __init__(self, sheet: SymptomSheet) -> None:
        super().__init__()
        self.title.setText(self.tr("What your answers mean"))
        self.subtitle.hide()
        self._outcome = OutcomeView(sheet)
        self._is_last = False
        self.body.addWidget(self._outcome)
        self.back = Button(self.tr("Back"), "quiet", "chevron-left", large=True)
        self.go_on = Button(self.tr("Next: your plan"), "primary", large=True)
        self.back.clicked.connect(self.left)
        self.go_on.clicked.connect(self.went_on)
        self.footer.addWidget(self.back)
        self.footer.addStretch(1)
        self.footer.addWidget(self.go_on)

    def set_last(self, is_last: bool) -> None:
        """Say whether Today comes next, because there is a plan already."""
        self._is_last = is_last

    def set_waiting(self, is_waiting: bool) -> None:
        """Take no second wish while the first is being stored."""
        for button in (self.back, self.go_on):
            button.setEnabled(not is_waiting)

    def show_finding(self, finding: Finding) -> None:
        """Say what a finding means."""
        is_blocking = finding.severity.is_blocking
        self._outcome.show_finding(finding)
        onward = self.tr("Go to Today") if self._is_last else self.tr("Next: your plan")
        self.go_on.setText(self.tr("Continue, routines locked") if is_blocking else onward)
        self.go_on.set_kind("secondary" if is_blocking else "primary")
        self.go_on.set_icon("lock" if is_blocking else None)
        self.scroll_to_top()

    def take_focus(self) -> None:
        """Put the keyboard on the way on."""
        self.go_on.setFocus(focus_reason(self))
