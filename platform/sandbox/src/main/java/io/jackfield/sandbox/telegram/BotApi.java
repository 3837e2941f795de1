package io.jackfield.sandbox.telegram;

import io.jackfield.sandbox.telegram.markup.MarkupException;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The table of methods, and the way every call takes: look up, count, hold back floods, carry out. */
final class BotApi {
    private static final Logger LOG = LoggerFactory.getLogger(BotApi.class);

    private final World world;
    private final Map<String, BotMethod> methods = new HashMap<>();
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    BotApi(World world) {
        this.world = world;
        Addressing addressing = new Addressing(world);
        Composer composer = new Composer(world, addressing);
        new UpdateMethods().register(methods);
        new MessageMethods(addressing, composer).register(methods);
        FileMethods files = new FileMethods(world, composer);
        new EditMethods(world, addressing, files).register(methods);
        new DraftMethods(world, addressing).register(methods);
        files.register(methods);
        new CommandMethods().register(methods);
        new DescriptionMethods().register(methods);
        new ChatMethods(world, addressing).register(methods);
        new ReactionMethods(addressing).register(methods);
        new PaymentMethods(addressing, composer).register(methods);
        new CopyMethods(world, addressing, composer).register(methods);
        new AlbumMethods(world, addressing, composer, files).register(methods);
        new PollMethods(world, addressing, composer).register(methods);
        new PinMethods(addressing, composer).register(methods);
        new MemberMethods(world, addressing, composer).register(methods);
        new TopicMethods(addressing, composer).register(methods);
        new GroupMethods(addressing, composer).register(methods);
        new ProfileMethods(world).register(methods);
        new InlineMethods(new InlineResults(files)).register(methods);
    }

    /** Never throws; fails with an {@link ApiError}. */
    Future<Object> execute(ApiCall call) {
        String name = call.method().toLowerCase(Locale.ROOT);
        BotMethod method = methods.get(name);
        if (method == null) {
            return Future.failedFuture(ApiError.of(404, "Not Found: method not found"));
        }
        counts.computeIfAbsent(name, absent -> new LongAdder()).increment();
        return world.locked(() -> {
            try {
                holdBackFlood(call, name);
                return method.call(call);
            } catch (ApiError e) {
                return Future.failedFuture(e);
            } catch (MarkupException e) {
                return Future.failedFuture(ApiError.badRequest(e.getMessage()));
            } catch (RuntimeException e) {
                LOG.warn("sandbox failed in method={}", name, e);
                return Future.failedFuture(ApiError.badRequest("can't parse request: " + e.getMessage()));
            }
        });
    }

    /** How many calls of a method were carried out or refused; those that a fault struck before do not count. */
    long count(String method) {
        return Optional.ofNullable(counts.get(method.toLowerCase(Locale.ROOT)))
                .map(LongAdder::sum)
                .orElse(0L);
    }

    private void holdBackFlood(ApiCall call, String name) {
        boolean draft = name.equals("sendmessagedraft") || name.equals("sendrichmessagedraft");
        boolean message = name.startsWith("send")
                || name.startsWith("edit")
                || name.startsWith("copy")
                || name.startsWith("forward");
        if (!message || name.equals("sendchataction")) {
            return;
        }
        call.number("chat_id")
                .ifPresent(id -> world.room(call.bot(), id).ifPresent(room -> {
                    if (draft) {
                        world.flood().countDraft(call.bot(), room);
                    } else {
                        world.flood().countMessage(call.bot(), room);
                    }
                }));
    }
}
