package io.jackfield.host.operator;

import io.jackfield.api.chat.Attachment;
import io.jackfield.api.desk.OperatorDesk;
import io.jackfield.api.operator.ListPage;
import io.jackfield.api.operator.ListQuestion;
import io.jackfield.api.operator.ListSpec;
import java.util.List;

/** The operators' desk of one plugin. */
public record HostOperatorDesk(OwnAlerts alerts, StaffLists lists) implements OperatorDesk {
    @Override
    public void alert(String key, String sentence) {
        alerts.raise(AlertRules.key(key), AlertRules.sentence(sentence));
    }

    @Override
    public void over(String key) {
        alerts.over(AlertRules.key(key));
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
