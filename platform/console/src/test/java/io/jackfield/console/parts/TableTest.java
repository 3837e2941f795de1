package io.jackfield.console.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void rowThatDoesNotFitItsColumnsIsRefused() {
        assertThatThrownBy(() -> Table.of("jobs", "none", "Name", "Due").row(Cell.text("one")))
                .hasMessage("table jobs has 2 columns and a row of 1 cells");
    }

    @Test
    void chartRefusesLinesOfAnotherLength() {
        assertThatThrownBy(() -> Chart.json(List.of(1L, 2L), "", List.of(new Chart.Line("a", List.of(1)))))
                .hasMessage("line a has 1 values for 2 times");
    }

    @Test
    void momentThatIsAbsentLeavesItsCellEmpty() {
        assertThat(Cell.time(null)).isEqualTo(Cell.text(""));
    }
}
