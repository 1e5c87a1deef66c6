"""Tables."""

from steepest import (
    Box,
    Column,
    LectureScene,
    LossCurve,
    Parameters,
    RecordTable,
    Table,
    Walk,
    come,
    descend,
    fact,
    parameter,
    theme,
)

ROOM = Box(-2.6, -2.0, 2.6, 2.0)


class TablesParameters(Parameters):
    """What an instructor may change."""

    loss: LossCurve = parameter("(w - 3)**2", "a loss of one weight")

    @fact
    def walk(self) -> Walk:
        """A few steps of descent."""
        return descend(self.loss, (0,), 0.1, 40)


class Tables(LectureScene[TablesParameters]):
    """A picture of each figure."""

    def construct(self) -> None:
        """Play the beats."""
        with self.beat("table"):
            heads = self.words("step", colour=theme.QUIET), self.formula("L")
            table = Table(heads, (-0.6, 2.2), ROOM)
            rows = [
                table.row(
                    (self.formula(f"{{walk.stops[{k}].number}}"), self.formula(f"{{walk.losses[{k}]:.3f}}"))
                )
                for k in range(4)
            ]
            self.play(come(table))
            self.play(*(row.animate.set_color(theme.QUIET) for row in rows[:-1]))

        self.clear()
        with self.beat("record_table"):
            columns = {
                "number": Column(self.words("step", theme.SMALLEST_SIZE, theme.QUIET)),
                "at[0]": Column(self.formula('part("w", w)', theme.LABEL_SIZE), 4),
                "loss": Column(self.formula("L", theme.LABEL_SIZE), 5, last=True),
            }
            records = RecordTable(self, "walk.stops", columns, 4, ROOM)
            self.play(come(records))
            for number in range(1, 4):
                self.play(records.tell(number))
            self.play(records.make_room())
            row = records.run(lambda: 40)
            self.add(row)
            row.settle()
