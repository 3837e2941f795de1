package io.jackfield.host.broadcast;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.store.AudienceFilter;
import io.jackfield.host.store.AudienceTable.Count;
import io.jackfield.host.store.BroadcastDeliveryTable.Failure;
import io.jackfield.host.store.BroadcastRow;
import io.jackfield.host.store.BroadcastRow.File;
import io.jackfield.host.store.BroadcastState;
import io.jackfield.host.store.BroadcastTable;
import io.jackfield.host.telegram.ApiAnswer;
import io.jackfield.host.telegram.BotCall;
import io.jackfield.host.telegram.NewsButton;
import io.jackfield.host.telegram.ServedBot;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The room as others see it: what operators do with broadcasts. Core loop only; what is not possible fails with why.
 */
public final class Broadcasts {
    /** Of a file, in bytes. */
    public static final int LARGEST_FILE = 10 << 20;

    private static final Duration FURTHEST = Duration.ofDays(366);
    private static final int MOST_WAITING = 100_000;

    private final BroadcastServices services;
    private final Uploads uploads;
    private final DraftReader drafts;
    private final TestSender tests;
    private final SendRates rates = new SendRates();
    private final BroadcastRuns runs;

    public Broadcasts(CoreLoop loop, BroadcastServices services, MeterRegistry meters) {
        this.services = services;
        uploads = new Uploads(table());
        BroadcastPages pages = new BroadcastPages(services, uploads);
        drafts = new DraftReader(services);
        tests = new TestSender(loop, services, pages);
        runs = new BroadcastRuns(loop, services, pages, new BroadcastMeters(meters), rates);
    }

    private BroadcastTable table() {
        return services.tables().broadcasts();
    }

    /**
     * A broadcast as it stands.
     *
     * @param waiting those for whom it is not the right time of day, counted up to 100 000
     * @param perSecond messages in the last minute
     * @param problem why it does not go on
     */
    public record View(
            BroadcastRow row,
            long waiting,
            Optional<Double> perSecond,
            Optional<Instant> expectedEnd,
            Optional<String> problem,
            List<Failure> failures) {}

    /** @param mayWork whether the database is this host's and takes what it is given; until then nothing is begun */
    public void start(BooleanSupplier mayWork) {
        runs.start(mayWork);
    }

    /** Nothing begins any more; what is under way ends soon. */
    public void stop() {
        runs.stop();
    }

    /** What has become due is done. */
    public Future<Void> clockTurned() {
        return runs.clockTurned();
    }

    /** Telegram has taken a message with files. */
    public void uploaded(BotCall call, ApiAnswer answer) {
        uploads.taken(call, answer);
    }

    /** The newest of some bots, before the given id. */
    public Future<List<BroadcastRow>> newest(List<ServedBot> bots, long before, int most) {
        return table().newest(bots.stream().map(ServedBot::number).toList(), before, most);
    }

    public Future<BroadcastRow> find(ServedBot bot, long id) {
        return table().find(bot.number(), id)
                .map(found -> found.map(uploads::upToDate)
                        .orElseThrow(() -> new JackfieldException(
                                StandardError.NOT_FOUND, "bot " + bot.id() + " has no broadcast " + id)));
    }

    public Future<View> show(ServedBot bot, long id, int mostFailures) {
        return find(bot, id)
                .compose(row -> services.tables()
                        .deliveries()
                        .waiting(id, MOST_WAITING)
                        .compose(waiting -> services.tables()
                                .deliveries()
                                .failures(id, mostFailures)
                                .map(failures -> view(row, waiting, failures))));
    }

    private View view(BroadcastRow row, long waiting, List<Failure> failures) {
        return new View(row, waiting, perSecond(row), expectedEnd(row), runs.problem(row.id()), failures);
    }

    /** How fast it goes; empty while it does not. */
    public Optional<Double> perSecond(BroadcastRow row) {
        return row.state() == BroadcastState.RUNNING ? rates.perSecond(row.id()) : Optional.empty();
    }

    /** By the rate of the last minute. */
    public Optional<Instant> expectedEnd(BroadcastRow row) {
        long left = row.figures().audience().orElse(0L) - row.figures().ended();
        return perSecond(row)
                .filter(rate -> left > 0)
                .map(rate -> services.clock().instant().plusSeconds(Math.round(left / rate)));
    }

    /** Gives a new draft. */
    public Future<BroadcastRow> create(ServedBot bot, JsonObject given, String by) {
        BroadcastDefinition definition = drafts.read(bot, given, Optional.empty());
        return table().create(
                        bot.number(),
                        definition.name(),
                        definition.news(),
                        definition.json(),
                        by,
                        services.clock().instant())
                .compose(id -> find(bot, id));
    }

    /** @param given fields that replace those of the draft; the others stay */
    public Future<BroadcastRow> change(ServedBot bot, long id, JsonObject given) {
        return find(bot, id).compose(row -> {
            JsonObject merged = row.definition().copy().put("name", row.name()).put("news", row.news());
            given.forEach(field -> merged.put(field.getKey(), field.getValue()));
            BroadcastDefinition definition = drafts.read(bot, merged, row.file());
            return table().change(id, definition.name(), definition.news(), definition.json())
                    .compose(changed -> changed ? find(bot, id) : notNow(bot, id, "changed", "draft"));
        });
    }

    /** How many people an audience has now. */
    public Future<Count> count(ServedBot bot, JsonObject audience, boolean news) {
        AudienceChoice choice = AudienceChoice.of(GivenFields.of("audience", audience), bot.config());
        return count(bot, choice, news ? Optional.of(NewsButton.KIND) : Optional.empty());
    }

    private Future<Count> count(ServedBot bot, AudienceChoice choice, Optional<String> kind) {
        Instant now = services.clock().instant();
        AudienceFilter filter = choice.filter(bot.config(), kind, now, Optional.empty());
        return services.tables().audience().count(bot.number(), filter, now);
    }

    /** How many people one is for now. */
    public Future<Count> count(ServedBot bot, BroadcastRow row) {
        BroadcastDefinition definition = BroadcastDefinition.of(row, bot.config());
        return count(bot, definition.audience(), definition.kind());
    }

    /** What readers of a language see. */
    public Future<JsonObject> preview(ServedBot bot, long id, String language) {
        return find(bot, id).map(row -> {
            JsonObject shown = BroadcastMessage.shown(BroadcastDefinition.of(row, bot.config()), bot, row.file())
                    .preview(language);
            row.file()
                    .ifPresent(file -> shown.put(
                            "file",
                            new JsonObject()
                                    .put("name", file.name())
                                    .put("type", file.mediaType())
                                    .put("photo", file.photo())));
            return shown;
        });
    }

    /** Sends it to one user of the bot; completes when it is stored. */
    public Future<Void> test(ServedBot bot, long id, long user, Optional<String> language) {
        return find(bot, id).compose(row -> tests.send(bot, row, user, language));
    }

    /** Begins a draft, or lets it begin by itself. */
    public Future<BroadcastRow> start(ServedBot bot, long id, Optional<Instant> at, String by) {
        return find(bot, id).compose(row -> {
            if (row.state() != BroadcastState.DRAFT) {
                return notNow(bot, id, "started", "draft");
            }
            BroadcastDefinition definition = BroadcastDefinition.of(row, bot.config());
            BroadcastMessage.shown(definition, bot, row.file()).requireSendable();
            drafts.requireCommands(bot, definition);
            return at.isPresent() ? schedule(bot, id, at.get(), by) : begin(bot, row, by);
        });
    }

    private Future<BroadcastRow> begin(ServedBot bot, BroadcastRow row, String by) {
        return count(bot, row).compose(audience -> {
            if (audience.people() == 0) {
                throw GivenFields.refused("the audience of broadcast " + row.id() + " is empty: nobody of bot "
                        + bot.id() + " would get it; choose less narrowly");
            }
            return table().start(row.id(), audience, by, services.clock().instant())
                    .compose(begun -> begun ? find(bot, row.id()) : notNow(bot, row.id(), "started", "draft"))
                    .onSuccess(begun -> runs.lookNow());
        });
    }

    private Future<BroadcastRow> schedule(ServedBot bot, long id, Instant at, String by) {
        Instant now = services.clock().instant();
        if (!at.isAfter(now) || at.isAfter(now.plus(FURTHEST))) {
            throw GivenFields.refused("at is " + at + "; give a moment to come, within a year");
        }
        return table().schedule(id, at, by).compose(done -> done ? find(bot, id) : notNow(bot, id, "started", "draft"));
    }

    /** Stops sending for a while; messages that are stored already, two seconds' worth, still go out. */
    public Future<BroadcastRow> pause(ServedBot bot, long id) {
        return find(bot, id)
                .compose(row -> table().pause(id))
                .compose(done -> done ? find(bot, id) : notNow(bot, id, "paused", "running or scheduled"));
    }

    public Future<BroadcastRow> resume(ServedBot bot, long id) {
        return find(bot, id)
                .compose(row -> table().resume(id))
                .compose(done -> done ? find(bot, id) : notNow(bot, id, "resumed", "paused"))
                .onSuccess(begun -> runs.lookNow());
    }

    /** For good. */
    public Future<BroadcastRow> stop(ServedBot bot, long id, String by) {
        return find(bot, id)
                .compose(row -> table().stop(id, by, services.clock().instant()))
                .compose(done -> done ? find(bot, id) : notNow(bot, id, "stopped", "scheduled, running or paused"));
    }

    /** With what is known of whom it went to. */
    public Future<Void> delete(ServedBot bot, long id) {
        return find(bot, id)
                .compose(row -> table().delete(id))
                .compose(done -> done
                        ? Future.succeededFuture()
                        : this.<Void>notNow(bot, id, "deleted", "draft, stopped or done"));
    }

    /** Gives a draft a picture or a document. */
    public Future<BroadcastRow> attach(ServedBot bot, long id, File file, Buffer content) {
        if (content.length() == 0 || content.length() > LARGEST_FILE) {
            throw GivenFields.refused("the file has " + content.length() + " bytes; use 1 to " + LARGEST_FILE);
        }
        return find(bot, id)
                .compose(row -> {
                    BroadcastMessage message =
                            BroadcastMessage.shown(BroadcastDefinition.of(row, bot.config()), bot, Optional.of(file));
                    BroadcastDefinition.of(row, bot.config()).texts().keySet().forEach(message::requireOneMessage);
                    uploads.changed(id);
                    return table().attach(id, file, content);
                })
                .compose(done -> done ? find(bot, id) : notNow(bot, id, "changed", "draft"));
    }

    public Future<BroadcastRow> detach(ServedBot bot, long id) {
        return find(bot, id)
                .compose(row -> {
                    uploads.changed(id);
                    return table().detach(id);
                })
                .compose(done -> done ? find(bot, id) : notNow(bot, id, "changed", "draft"));
    }

    private <T> Future<T> notNow(ServedBot bot, long id, String what, String states) {
        return find(bot, id).map(row -> {
            throw GivenFields.refused("broadcast " + id + " is " + row.state().word() + " and cannot be " + what
                    + "; that is possible while it is " + states);
        });
    }
}
