package io.jackfield.host.letter;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.store.Letter;
import io.jackfield.host.store.LetterFilter;
import io.jackfield.host.store.LetterTable;
import io.jackfield.host.store.LetterTable.Group;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Letters as operators look at them, and give them up. Core loop only. */
public final class Letters {
    private final LetterTable table;
    private final LetterFilters filters;
    private final Runnable changed;

    /** @param changed told when fewer are open */
    public Letters(LetterTable table, LetterFilters filters, Runnable changed) {
        this.table = table;
        this.filters = filters;
        this.changed = changed;
    }

    /** The causes, those with most letters first. */
    public Future<List<Group>> groups(LetterChoice choice, int most) {
        return table.groups(filters.filter(choice), most);
    }

    /** Open ones before this place, the newest first. */
    public Future<List<Letter>> newest(LetterChoice choice, Letter.Position before, int most) {
        return table.newest(filters.filter(choice), before, most);
    }

    /** Open ones behind this place, the oldest first. */
    public Future<List<Letter>> oldest(LetterChoice choice, Letter.Position after, int most) {
        return table.oldest(filters.filter(choice), after, most);
    }

    /** How many are open. */
    public Future<Long> count(LetterChoice choice) {
        return table.count(filters.filter(choice));
    }

    /** One, open or not; fails where there is none. */
    public Future<Letter> find(String letter) {
        LetterFilter.One one = filters.one(letter);
        return table.find(one.bot(), one.updateId())
                .map(found -> found.orElseThrow(() -> new JackfieldException(
                        StandardError.NOT_FOUND,
                        "there is no letter " + letter
                                + "; letters are kept as long as the journal (keep.journalDays)")));
    }

    /** What it is about. */
    public Future<LetterContent> content(Letter letter) {
        return table.payload(letter.key()).map(payload -> LetterContent.of(letter, payload));
    }

    /** As a method for the test kit; fails where nothing is known any more of what the user did. */
    public Future<String> test(String id) {
        return find(id).compose(letter -> content(letter).map(content -> {
            JsonObject update = content.payload()
                    .orElseThrow(() -> new JackfieldException(
                            StandardError.REQUEST_REJECTED,
                            "of letter " + id
                                    + " it is not known what the user did: its reply was refused, or its day is"
                                    + " dropped"));
            return TestCase.of(id, letter.code(), update);
        }));
    }

    /** Gives open ones up, and says how many. */
    public Future<Integer> delete(LetterChoice choice) {
        return table.delete(filters.filter(choice)).onSuccess(deleted -> changed.run());
    }

    /** The id of the bot with this number. */
    public String bot(int number) {
        return filters.bot(number).map(bot -> bot.id()).orElse(Integer.toString(number));
    }
}
