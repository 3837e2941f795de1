package io.jackfield.testkit;

import io.jackfield.api.chat.Attachment;
import io.jackfield.api.desk.OperatorDesk;
import io.jackfield.api.desk.PeopleDesk;
import io.jackfield.api.operator.ListPage;
import io.jackfield.api.operator.ListQuestion;
import io.jackfield.api.operator.ListSpec;
import io.jackfield.host.operator.AlertRules;
import io.jackfield.host.operator.BotList;
import io.jackfield.host.operator.StaffLists;
import io.jackfield.host.telegram.ServedBot;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Alerts that tests can read, and the lists of the plugin under test. */
final class InMemoryOperatorDesk implements OperatorDesk {
    private final Map<String, String> alerts = new TreeMap<>();
    private final StaffLists lists;

    /** @param own the lists of the plugin, once its extensions are made */
    InMemoryOperatorDesk(ServedBot bot, Supplier<List<BotList>> own, PeopleDesk people) {
        lists = new StaffLists(
                id -> {
                    TestBot.requireKnown(bot, id);
                    return own.get();
                },
                people);
    }

    @Override
    public synchronized void alert(String key, String sentence) {
        alerts.put(AlertRules.key(key), AlertRules.sentence(sentence));
    }

    @Override
    public synchronized void over(String key) {
        alerts.remove(AlertRules.key(key));
    }

    /** Those that are open, by key. */
    synchronized Map<String, String> alerts() {
        return new TreeMap<>(alerts);
    }

    @Override
    public List<ListSpec> lists(String bot, long person) {
        return lists.lists(bot, person);
    }

    @Override
    public String text(String bot, String list, String language, String key) {
        return lists.text(bot, list, language, key);
    }

    @Override
    public ListPage rows(String bot, long person, String list, ListQuestion question) {
        return lists.rows(bot, person, list, question);
    }

    @Override
    public String act(String bot, long person, String list, String action, String row) {
        return lists.act(bot, person, list, action, row);
    }

    @Override
    public Attachment export(String bot, long person, String list, ListQuestion question, Format format) {
        return lists.export(bot, person, list, question, format);
    }
}
