package io.jackfield.host.store;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * A broadcast as stored.
 *
 * @param bot the number of its bot
 * @param news whether people can switch it off
 * @param definition what is written to whom
 * @param life who has done what to it, and when
 * @param figures how far it is
 * @param afterPerson up to and with this id people have been written to, or wait
 * @param readOut whether all of the audience have
 * @param file what goes along with the text
 */
public record BroadcastRow(
        long id,
        int bot,
        String name,
        boolean news,
        JsonObject definition,
        BroadcastState state,
        Life life,
        Figures figures,
        long afterPerson,
        boolean readOut,
        Optional<File> file) {

    /** The same with a file that Telegram knows. */
    public BroadcastRow withFileId(String fileId) {
        Optional<File> sent = file.map(one -> new File(one.name(), one.mediaType(), one.photo(), Optional.of(fileId)));
        return new BroadcastRow(id, bot, name, news, definition, state, life, figures, afterPerson, readOut, sent);
    }

    /**
     * Its history.
     *
     * @param startAt when it is to begin by itself
     */
    public record Life(
            Instant createdAt,
            String createdBy,
            Optional<Instant> startAt,
            Optional<Instant> startedAt,
            String startedBy,
            Optional<Instant> endedAt,
            String endedBy) {}

    /**
     * How many people.
     *
     * @param audience those whom it was for when it began; absent before
     * @param exact whether that was counted and not estimated
     * @param made those for whom a message was stored
     * @param sent those whom Telegram has taken it for
     * @param blocked those who proved to have blocked the bot
     * @param skipped those who did not want it any more when its time came
     */
    public record Figures(
            Optional<Long> audience, boolean exact, long made, long sent, long failed, long blocked, long skipped) {
        /** For whom it is at its end, one way or the other. */
        public long ended() {
            return sent + failed + blocked + skipped;
        }
    }

    /**
     * A picture or a document; its bytes are read where they are needed.
     *
     * @param fileId how Telegram knows it; absent before it has got it
     */
    public record File(String name, String mediaType, boolean photo, Optional<String> fileId) {}
}
