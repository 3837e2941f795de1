package io.jackfield.console;

import io.jackfield.console.account.AccountPage;
import io.jackfield.console.attention.AttentionPage;
import io.jackfield.console.audit.AuditPage;
import io.jackfield.console.bots.BotsPage;
import io.jackfield.console.broadcasts.BroadcastsPage;
import io.jackfield.console.events.EventsPage;
import io.jackfield.console.frame.Assets;
import io.jackfield.console.frame.ConsolePage;
import io.jackfield.console.frame.PageEntry;
import io.jackfield.console.frame.PageServer;
import io.jackfield.console.frame.Renderer;
import io.jackfield.console.frame.Texts;
import io.jackfield.console.jobs.JobsPage;
import io.jackfield.console.letters.LettersPage;
import io.jackfield.console.lists.ListsPage;
import io.jackfield.console.logs.LogsPage;
import io.jackfield.console.models.ModelsPage;
import io.jackfield.console.money.MoneyPage;
import io.jackfield.console.operators.OperatorsPage;
import io.jackfield.console.plugins.PluginsPage;
import io.jackfield.console.reports.ReportsPage;
import io.jackfield.console.search.SearchPage;
import io.jackfield.console.settings.SettingsPage;
import io.jackfield.console.statistics.StatisticsPage;
import io.jackfield.console.system.SystemPage;
import io.jackfield.console.users.UsersPage;
import io.jackfield.console.widgets.WidgetsPage;
import io.jackfield.host.admin.AdminDoor;
import io.jackfield.host.admin.ConsolePages;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The operators' console. One of these may serve several hosts, one after another. */
public final class Console implements ConsolePages {
    private final Texts texts;
    private final Assets assets = Assets.load();
    private final Renderer renderer = new Renderer();

    /** Reads texts and assets; blocks. */
    public Console() {
        texts = Texts.of(areas());
    }

    /** What there is, in the order of the rail. */
    static List<ConsolePage> pages() {
        return List.of(
                new AttentionPage(),
                new SearchPage(),
                new WidgetsPage(),
                new LettersPage(),
                new EventsPage(),
                new UsersPage(),
                new MoneyPage(),
                new ListsPage(),
                new BroadcastsPage(),
                new StatisticsPage(),
                new BotsPage(),
                new PluginsPage(),
                new ModelsPage(),
                new JobsPage(),
                new ReportsPage(),
                new LogsPage(),
                new SystemPage(),
                new SettingsPage(),
                new OperatorsPage(),
                new AuditPage(),
                new AccountPage());
    }

    /** Their entries, in the same order. */
    public static List<PageEntry> entries() {
        return pages().stream().map(ConsolePage::entry).toList();
    }

    /** The areas that have texts. */
    static List<String> areas() {
        return Stream.concat(Stream.of("frame"), entries().stream().map(PageEntry::area))
                .toList();
    }

    @Override
    public Optional<Router> routes(Vertx vertx, AdminDoor door) {
        return Optional.of(new PageServer(vertx, door, pages(), renderer, texts, assets).routes());
    }
}
