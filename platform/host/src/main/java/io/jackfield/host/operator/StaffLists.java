package io.jackfield.host.operator;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Attachment;
import io.jackfield.api.chat.Person;
import io.jackfield.api.desk.OperatorDesk.Format;
import io.jackfield.api.desk.PeopleDesk;
import io.jackfield.api.operator.ListPage;
import io.jackfield.api.operator.ListQuestion;
import io.jackfield.api.operator.ListSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The lists that people with a role see in Telegram. Blocks; from any thread. */
public final class StaffLists {
    private static final int LARGEST_FILE = 50 * 1024 * 1024;

    private final Function<String, List<BotList>> lists;
    private final PeopleDesk people;

    /**
     * @param lists those of a bot, checked; fails with {@code NOT_FOUND} when no such bot runs here
     * @param people who has which role, and reads which language
     */
    public StaffLists(Function<String, List<BotList>> lists, PeopleDesk people) {
        this.lists = lists;
        this.people = people;
    }

    /** See {@link io.jackfield.api.desk.OperatorDesk#lists}. */
    public List<ListSpec> lists(String bot, long person) {
        return seen(bot, person).stream()
                .map(BotList::spec)
                .sorted(Comparator.comparing(ListSpec::name))
                .toList();
    }

    /** See {@link io.jackfield.api.desk.OperatorDesk#text}. */
    public String text(String bot, String list, String language, String key) {
        return lists.apply(bot).stream()
                .filter(one -> one.spec().name().equals(list))
                .findFirst()
                .orElseThrow(() -> absent(bot, list))
                .view()
                .text(language, key);
    }

    /** See {@link io.jackfield.api.desk.OperatorDesk#rows}. */
    public ListPage rows(String bot, long person, String list, ListQuestion question) {
        return find(bot, person, list).rows(question);
    }

    /** See {@link io.jackfield.api.desk.OperatorDesk#act}. */
    public String act(String bot, long person, String list, String action, String row) {
        return find(bot, person, list).act(action, row, "telegram " + person);
    }

    /** See {@link io.jackfield.api.desk.OperatorDesk#export}. */
    public Attachment export(String bot, long person, String list, ListQuestion question, Format format) {
        BotList found = find(bot, person, list);
        String language = people.find(bot, person)
                .map(Person::language)
                .orElse(found.view().language());
        ListExport export = new ListExport(new ListWords(found, language), question, true);
        ByteArrayOutputStream bytes = new FileForAChat();
        try {
            export.write(format, bytes);
        } catch (TooLarge e) {
            throw new JackfieldException(
                    StandardError.REQUEST_REJECTED,
                    "list " + list + " is too large for a chat; ask for fewer rows, or use jackfield admin list "
                            + list,
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // nothing that is only in memory throws it
        }
        return Attachment.bytes(export.fileName(format), ListExport.mediaType(format), bytes.toByteArray());
    }

    /** A file in memory, which ends once it is larger than a chat takes. */
    private static final class FileForAChat extends ByteArrayOutputStream {
        @Override
        public synchronized void write(int one) {
            requireRoom(1);
            super.write(one);
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            requireRoom(length);
            super.write(bytes, offset, length);
        }

        private void requireRoom(int length) {
            if (count + length > LARGEST_FILE) {
                throw new TooLarge();
            }
        }
    }

    /** Unchecked, since no file in memory may throw another. */
    private static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private BotList find(String bot, long person, String list) {
        return seen(bot, person).stream()
                .filter(one -> one.spec().name().equals(list))
                .findFirst()
                .orElseThrow(() -> absent(bot, list));
    }

    private List<BotList> seen(String bot, long person) {
        Set<String> roles = people.roles(bot, person);
        return lists.apply(bot).stream()
                .filter(list -> !Collections.disjoint(list.spec().roles(), roles))
                .toList();
    }

    private static JackfieldException absent(String bot, String list) {
        return new JackfieldException(
                StandardError.NOT_FOUND, "bot " + bot + " has no list '" + list + "' for this user");
    }
}
