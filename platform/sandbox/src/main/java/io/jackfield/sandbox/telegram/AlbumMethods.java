package io.jackfield.sandbox.telegram;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code sendMediaGroup}: a message for each file, all with the same {@code media_group_id}. */
final class AlbumMethods {
    private static final int MOST = 10;
    /** Documents and audio stay among themselves. */
    private static final Set<MediaKind> UNMIXED = EnumSet.of(MediaKind.DOCUMENT, MediaKind.AUDIO);

    private static final Set<MediaKind> GROUPED =
            EnumSet.of(MediaKind.PHOTO, MediaKind.VIDEO, MediaKind.DOCUMENT, MediaKind.AUDIO);

    private final World world;
    private final Addressing addressing;
    private final Composer composer;
    private final FileMethods files;

    AlbumMethods(World world, Addressing addressing, Composer composer, FileMethods files) {
        this.world = world;
        this.addressing = addressing;
        this.composer = composer;
        this.files = files;
    }

    void register(Map<String, BotMethod> methods) {
        methods.put("sendmediagroup", BotMethod.direct(this::send));
    }

    private record Item(MediaKind kind, JsonObject media) {}

    private JsonArray send(ApiCall call) {
        Room room = addressing.writable(call);
        List<Item> items = items(call.array("media").orElseGet(JsonArray::new));
        requireOneSort(items);
        List<JsonObject> contents = items.stream()
                .map(item -> files.content(
                        call.with(item.media()
                                .copy()
                                .put(item.kind().field(), item.media().getValue("media"))),
                        item.kind()))
                .toList();
        String album = Long.toString(world.nextAlbum());
        JsonArray sent = new JsonArray();
        for (JsonObject content : contents) {
            if (contents.size() > 1) {
                content.put("media_group_id", album);
            }
            sent.add(composer.send(call, room, content).body());
        }
        return sent;
    }

    private static List<Item> items(JsonArray media) {
        if (media.isEmpty()) {
            throw ApiError.badRequest("there are no messages to send");
        }
        if (media.size() > MOST) {
            throw ApiError.badRequest("too many messages to send as an album");
        }
        List<Item> items = new ArrayList<>();
        media.forEach(each -> items.add(item(each)));
        return items;
    }

    private static Item item(Object given) {
        if (!(given instanceof JsonObject media)) {
            throw ApiError.badRequest("can't parse InputMedia: expected an Object");
        }
        return MediaKind.ofField(media.getString("type", ""))
                .filter(GROUPED::contains)
                .map(kind -> new Item(kind, media))
                .orElseThrow(() -> ApiError.badRequest("can't parse InputMedia: Type of the media is invalid"));
    }

    private static void requireOneSort(List<Item> items) {
        if (items.stream().map(Item::kind).distinct().count() > 1) {
            items.stream().map(Item::kind).filter(UNMIXED::contains).findFirst().ifPresent(kind -> {
                throw ApiError.badRequest(kind.field() + " can't be mixed with other media types");
            });
        }
    }
}
