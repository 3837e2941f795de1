package io.jackfield.sandbox.telegram;

import io.jackfield.sandbox.SandboxOptions;
import io.jackfield.sandbox.telegram.faults.FaultPlan;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Everything the simulated Telegram knows, and the one lock around it. */
final class World {
    private final Vertx vertx;
    private final Context context;
    private final SandboxOptions options;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, BotAccount> botsByToken = new LinkedHashMap<>();
    private final Map<Long, SandboxUser> users = new LinkedHashMap<>();
    private final Map<Long, Room> groups = new LinkedHashMap<>();
    private final List<RoomObserver> observers = new ArrayList<>();
    private final FileStore files = new FileStore();
    private final FaultPlan faults = new FaultPlan();
    private final FloodControl flood;
    private final PollBook polls = new PollBook(this);
    private final Map<String, InlineMessage> inlineMessages = new HashMap<>();
    private final Map<Long, List<StoredFile>> profilePhotos = new HashMap<>();
    private long albums = 13_900_000_000_000_000L;

    World(Vertx vertx, SandboxOptions options) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.options = options;
        this.flood = new FloodControl(options.flood(), options.clock());
    }

    <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    void locked(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    /** Runs {@code work} under the lock, a moment later and on the event loop. */
    void soon(Runnable work) {
        context.runOnContext(nothing -> locked(work));
    }

    /**
     * Runs {@code work} under the lock after a while; at once means {@link #soon}. Returns what {@link #cancel} takes.
     */
    long after(long millis, Runnable work) {
        if (millis <= 0) {
            soon(work);
            return -1;
        }
        return vertx.setTimer(millis, timer -> soon(work));
    }

    void cancel(long timer) {
        vertx.cancelTimer(timer);
    }

    Context context() {
        return context;
    }

    SandboxOptions options() {
        return options;
    }

    Instant now() {
        return options.clock().instant();
    }

    FileStore files() {
        return files;
    }

    /** A number that no album has had. */
    long nextAlbum() {
        return ++albums;
    }

    PollBook polls() {
        return polls;
    }

    /** Messages that came from inline results with buttons, by the id that bots know them by. */
    Map<String, InlineMessage> inlineMessages() {
        return inlineMessages;
    }

    /** The newest first. */
    List<StoredFile> profilePhotos(long user) {
        return profilePhotos.getOrDefault(user, List.of());
    }

    void addProfilePhoto(long user, StoredFile photo) {
        profilePhotos.computeIfAbsent(user, id -> new ArrayList<>()).addFirst(photo);
    }

    FaultPlan faults() {
        return faults;
    }

    FloodControl flood() {
        return flood;
    }

    void add(BotAccount bot) {
        if (botsByToken.putIfAbsent(bot.identity().token(), bot) != null) {
            throw new IllegalArgumentException("bot " + bot.identity().id() + " has the token of another bot");
        }
    }

    Collection<BotAccount> bots() {
        return botsByToken.values();
    }

    Optional<BotAccount> botByToken(String token) {
        return locked(() -> Optional.ofNullable(botsByToken.get(token)));
    }

    BotAccount account(SandboxBot bot) {
        return botByToken(bot.token())
                .orElseThrow(() -> new IllegalArgumentException("bot " + bot.id() + " is not one of this sandbox"));
    }

    Optional<BotAccount> botById(String id) {
        return botsByToken.values().stream()
                .filter(bot -> bot.identity().id().equals(id))
                .findFirst();
    }

    void add(SandboxUser user) {
        users.put(user.id(), user);
    }

    Collection<SandboxUser> users() {
        return users.values();
    }

    Optional<SandboxUser> user(long id) {
        return Optional.ofNullable(users.get(id));
    }

    void addGroup(Room group) {
        groups.put(group.id(), group);
    }

    Collection<Room> groups() {
        return groups.values();
    }

    Optional<Room> group(long id) {
        return Optional.ofNullable(groups.get(id));
    }

    /** The chat that a bot means by this id. */
    Optional<Room> room(BotAccount bot, long chatId) {
        return chatId > 0 ? user(chatId).map(bot::privateRoom) : group(chatId);
    }

    /** Bots that see what happens in this chat. */
    List<BotAccount> botsIn(Room room) {
        return room.owner()
                .map(List::of)
                .orElseGet(() ->
                        bots().stream().filter(bot -> !room.isWithout(bot)).toList());
    }

    void observe(RoomObserver observer) {
        observers.add(observer);
    }

    /** Passed to every room, so that one listener can watch them all. */
    void tellObservers(Room room, RoomEvent event) {
        for (RoomObserver observer : observers) {
            observer.on(room, event);
        }
    }
}
