package io.jackfield.testkit;

import io.jackfield.api.BotView;
import io.jackfield.api.desk.OperatorDesk.Format;
import io.jackfield.api.operator.ListPage;
import io.jackfield.api.operator.ListQuestion;
import io.jackfield.api.privacy.PersonalData;
import io.jackfield.host.calls.CallResult;
import io.jackfield.host.operator.BotList;
import io.jackfield.host.operator.ListExport;
import io.jackfield.host.operator.ListWords;
import io.jackfield.host.operator.PersonalValues;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What operators do with the plugin under test: read its alerts, work with its lists, look at its widgets and pages,
 * and ask what it holds of a person. What the plugin answers is held to the contract as in the host.
 */
public final class TestOperator {
    private final String plugin;
    private final RecordedAlerts alerts;
    private final Supplier<List<BotList>> lists;
    private final Supplier<List<PersonalData>> personal;
    private final BotView bot;
    private final Function<String, TestWidget> widgets;
    private final Function<String, TestPage> pages;

    /** @param widgets by their names, as {@code pages} */
    TestOperator(
            String plugin,
            RecordedAlerts alerts,
            Supplier<List<BotList>> lists,
            Supplier<List<PersonalData>> personal,
            BotView bot,
            Function<String, TestWidget> widgets,
            Function<String, TestPage> pages) {
        this.widgets = widgets;
        this.pages = pages;
        this.plugin = plugin;
        this.alerts = alerts;
        this.lists = lists;
        this.personal = personal;
        this.bot = bot;
    }

    /** The sentences of the alerts that are open, by their keys. */
    public Map<String, String> alerts() {
        return alerts.open();
    }

    /** One of the plugin's lists, by its name, for an operator who sees all of them. */
    public TestList list(String name) {
        return new TestList(lists.get().stream()
                .filter(list -> list.spec().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the plugin under test has no list '" + name
                        + "'; give its class to JackfieldExtension.with(…)")));
    }

    /** One of the plugin's widgets, by its name. */
    public TestWidget widget(String name) {
        return widgets.apply(name);
    }

    /** One of the plugin's pages, by its name. */
    public TestPage page(String name) {
        return pages.apply(name);
    }

    /** What the plugin's {@link PersonalData} extensions say of a person. */
    public Map<String, Object> exports(long person) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (PersonalData one : personal.get()) {
            try {
                all.putAll(PersonalValues.checked(plugin, one.export(bot, person)));
            } catch (Exception e) {
                throw CallResult.Failed.of(plugin, e).error();
            }
        }
        return all;
    }

    /** Has the plugin forget a person. */
    public void erases(long person) {
        for (PersonalData one : personal.get()) {
            try {
                one.erase(bot, person);
            } catch (Exception e) {
                throw CallResult.Failed.of(plugin, e).error();
            }
        }
    }

    /** A list as operators have it. */
    public static final class TestList {
        private static final int PAGE = 100;

        private final BotList list;

        TestList(BotList list) {
            this.list = list;
        }

        /** The first hundred rows. */
        public List<ListPage.Row> rows() {
            return rows(ListQuestion.first(PAGE)).rows();
        }

        /** Those of the first hundred with this value. */
        public List<ListPage.Row> rows(String filter, String value) {
            ListQuestion first = ListQuestion.first(PAGE);
            return rows(new ListQuestion(Map.of(filter, value), first.from(), first.to(), first.after(), first.most()))
                    .rows();
        }

        public ListPage rows(ListQuestion question) {
            return list.rows(question);
        }

        /** Does it as the operator ada; gives what was done. */
        public String act(String action, String row) {
            return list.act(action, row, "operator ada");
        }

        /** All rows as operators download them, in this language. */
        public String csv(String language) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try {
                new ListExport(new ListWords(list, language), ListQuestion.first(PAGE), true).write(Format.CSV, bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }
}
