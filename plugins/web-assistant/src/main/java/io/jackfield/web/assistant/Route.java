package io.jackfield.web.assistant;

import io.jackfield.api.web.WebAnswer;
import io.jackfield.api.web.WebRequest;
import io.jackfield.api.web.WebStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One operation of the API.
 *
 * @param path as in the OpenAPI document: {@code {id}} stands for a number
 */
record Route(String method, String path, Access access, Handler handler) {
    /** Who may call it. */
    enum Access {
        /** Everybody. */
        OPEN,
        /** The program that registers users, with the key of the configuration. */
        SERVICE,
        /** A user, with the key that registering gave. */
        USER
    }

    /**
     * What is called, and by whom.
     *
     * @param id the number in the path; 0 when it has none
     * @param account the user, where users call
     */
    record Call(WebRequest request, WebStream stream, long id, Optional<Account> account) {
        Account user() {
            return account.orElseThrow(Problem::unknownKey);
        }
    }

    /** Does what the operation is for. */
    interface Handler {
        WebAnswer answer(Call call) throws Exception;
    }

    /** The number in the path, 0 when the operation has none; nothing when the path is another. */
    Optional<Long> match(String called) {
        Matcher matcher = Pattern.compile(path.replace("{id}", "(\\d{1,18})")).matcher(called);
        return matcher.matches()
                ? Optional.of(matcher.groupCount() == 0 ? 0L : Long.parseLong(matcher.group(1)))
                : Optional.empty();
    }
}
