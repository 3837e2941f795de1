package io.jackfield.report.sales;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.PluginContext;
import io.jackfield.api.console.WidgetContent.Rows;
import io.jackfield.testkit.ConsoleWidgetContract;
import io.jackfield.testkit.JackfieldExtension;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PackagesWidgetTest extends ConsoleWidgetContract {
    @RegisterExtension
    static final JackfieldExtension jackfield = SalesFigures.plugin(PackagesWidget.class);

    @Override
    protected JackfieldExtension plugin() {
        return jackfield;
    }

    @Override
    protected void fill(PluginContext context) {
        SalesFigures.happen(context);
    }

    @Test
    void rowsAreOfPackagesInTheOperatorsLanguage() {
        SalesFigures.happen(jackfield.context());
        jackfield.clock().advance(Duration.ofMinutes(1));

        assertThat(jackfield.operator().widget("sales-packages").ofDays(7, "ru"))
                .isInstanceOfSatisfying(Rows.class, rows -> {
                    assertThat(rows.columns()).startsWith("Пакет", "Просмотры");
                    assertThat(rows.rows()).contains(List.of("basic", "3", "1", "1", "1"));
                });
    }
}
