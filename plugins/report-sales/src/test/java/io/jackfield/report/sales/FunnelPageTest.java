package io.jackfield.report.sales;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.PluginContext;
import io.jackfield.testkit.ConsolePageContract;
import io.jackfield.testkit.JackfieldExtension;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FunnelPageTest extends ConsolePageContract {
    @RegisterExtension
    static final JackfieldExtension jackfield = SalesFigures.plugin(FunnelPage.class);

    @Override
    protected JackfieldExtension plugin() {
        return jackfield;
    }

    @Override
    protected void fill(PluginContext context) {
        SalesFigures.happen(context);
        SalesFigures.viewed(context, 3, "<b>odd");
    }

    @Override
    protected List<String> addresses() {
        return List.of("", "?days=7", "?bot=test");
    }

    @Override
    protected List<String> fields() {
        return List.of("days", "bot");
    }

    private static String page(String address, String language) {
        return new String(
                jackfield.operator().page("funnel").in(language).get(address).body(), StandardCharsets.UTF_8);
    }

    @Test
    void peopleAndSharesAreShownWithPackagesByTheirTitles() {
        SalesFigures.happen(jackfield.context());

        assertThat(page("", "en"))
                .contains(
                        "looked at a package: 2", "began an application: 2 (100% of them)", "sent it: 1 (50% of them)")
                .contains("<progress max=\"2\" value=\"1\">", "<td data-label=\"Package\">Basic</td>")
                .contains("<option value=\"30\" selected>last 30 days</option>");
        assertThat(page("?days=7", "ru")).contains("Базовый", "selected>последние 7 дней");
    }

    @Test
    void shareOfFewerThanCameIsLeftOut() {
        SalesFigures.record(jackfield.context(), 1, "application.started", Map.of("package", "basic"));

        assertThat(page("", "en")).contains("<p>📝 began an application: 1</p><progress max=\"1\" value=\"1\">");
    }

    @Test
    void whatWasLongAgoIsNotCounted() {
        SalesFigures.happen(jackfield.context());
        jackfield.clock().advance(Duration.ofDays(20));

        assertThat(page("?days=7", "en")).contains("Nobody has been here in this time.");
        assertThat(page("?days=30", "en")).contains("looked at a package: 2");
    }

    @Test
    void nothingIsPosted() {
        assertThat(jackfield.operator().page("funnel").post("", Map.of()).status())
                .isEqualTo(405);
    }
}
