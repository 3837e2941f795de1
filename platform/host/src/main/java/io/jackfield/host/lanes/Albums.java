package io.jackfield.host.lanes;

import io.jackfield.host.telegram.Album;
import io.jackfield.host.telegram.IncomingUpdate;
import io.jackfield.host.telegram.IncomingUpdate.AlbumPart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Albums that are still coming in: Telegram brings their messages one by one and never says which is the last. The
 * first one holds the album's place in its lane; an album is whole when no further message has come for a while, or at
 * the most that an album can have. What it waits for is forgotten with the process: the messages are journalled, and
 * come again. Core loop only.
 */
public final class Albums {
    /** Bot API, sendMediaGroup: an album has 2 to 10 items. */
    private static final int MOST = 10;

    private final BiConsumer<Duration, Runnable> timer;
    private final Duration wait;
    private final Map<Key, Coming> coming = new HashMap<>();

    /**
     * @param timer runs something on the core loop after a while
     * @param wait how long after a message another one may come
     */
    public Albums(BiConsumer<Duration, Runnable> timer, Duration wait) {
        this.timer = timer;
        this.wait = wait;
    }

    private record Key(int bot, long chat, String album) {}

    /** An album and who waits for it. */
    private static final class Coming {
        final List<IncomingUpdate> parts = new ArrayList<>();
        boolean quiet;
        Consumer<IncomingUpdate> taker;
    }

    /** Whether this is a further message of an album that has its place already. */
    boolean expects(IncomingUpdate update) {
        return update.content() instanceof AlbumPart part && coming.containsKey(key(update, part));
    }

    /** Takes a message of an album; nothing happens with other updates. */
    void collect(IncomingUpdate update) {
        if (!(update.content() instanceof AlbumPart part)) {
            return;
        }
        Key key = key(update, part);
        Coming album = coming.computeIfAbsent(key, first -> new Coming());
        album.parts.add(update);
        album.quiet = album.parts.size() >= MOST;
        int count = album.parts.size();
        if (album.quiet) {
            handOver(key, album);
        } else {
            timer.accept(wait, () -> quietSince(key, album, count));
        }
    }

    /** Gives the whole album once it is there, and at once what is no album. */
    void whole(IncomingUpdate update, Consumer<IncomingUpdate> taker) {
        if (!(update.content() instanceof AlbumPart part)) {
            taker.accept(update);
            return;
        }
        Key key = key(update, part);
        Coming album = coming.get(key);
        album.taker = taker;
        handOver(key, album);
    }

    private void quietSince(Key key, Coming album, int count) {
        if (album.parts.size() == count) {
            album.quiet = true;
            handOver(key, album);
        }
    }

    private void handOver(Key key, Coming album) {
        if (album.quiet && album.taker != null && coming.remove(key, album)) {
            album.taker.accept(Album.whole(album.parts));
        }
    }

    private static Key key(IncomingUpdate update, AlbumPart part) {
        return new Key(update.key().bot(), update.chat().id(), part.album());
    }
}
