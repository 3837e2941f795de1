package io.jackfield.host.operator;

import io.jackfield.api.BotView;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginConfig;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Bot;
import io.jackfield.api.operator.ListPage;
import io.jackfield.api.operator.ListQuestion;
import io.jackfield.api.operator.ListSpec;
import java.time.ZoneId;
import java.util.function.Function;

/** A list that answers what a test says, of a plugin without texts. */
record RowsOfList(ListSpec spec, Function<ListQuestion, ListPage> answer) implements BotList {
    @Override
    public BotView view() {
        return new WordlessBot();
    }

    @Override
    public ListPage rows(ListQuestion question) {
        return answer.apply(question);
    }

    @Override
    public String act(String action, String row, String by) {
        return action + " " + row;
    }

    private static final class WordlessBot implements BotView {
        @Override
        public Bot bot() {
            return new Bot("shop", "shop_bot", "Shop");
        }

        @Override
        public PluginConfig config() {
            throw new UnsupportedOperationException("a list has no use for it");
        }

        @Override
        public String text(String language, String key, Object... arguments) {
            throw new JackfieldException(StandardError.NOT_FOUND, "there is no text " + key);
        }

        @Override
        public String language() {
            return "en";
        }

        @Override
        public ZoneId timeZone() {
            return ZoneId.of("Asia/Tashkent");
        }

        @Override
        public ZoneId timeZone(long userId) {
            return timeZone();
        }
    }
}
