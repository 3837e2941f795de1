package io.jackfield.notice.school;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.chat.Reply;

/**
 * Something about a learner, written for whoever reads it.
 *
 * @param learner id
 * @param key the same in every language
 */
record News(String learner, String key, Reply reply) {
    News {
        requireNonNull(learner, "learner");
        requireNonNull(key, "key");
        requireNonNull(reply, "reply");
    }
}
