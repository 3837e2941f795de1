package io.jackfield.host.telegram;

import io.jackfield.api.chat.IncomingFile;
import io.jackfield.api.chat.IncomingMessage;
import io.jackfield.host.store.RowKey;
import io.jackfield.host.telegram.IncomingUpdate.AlbumPart;
import io.jackfield.host.telegram.IncomingUpdate.Content;
import io.jackfield.host.telegram.IncomingUpdate.Ignored;
import io.jackfield.host.telegram.IncomingUpdate.Written;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The messages of an album as the one message that the user meant. */
public final class Album {
    private Album() {}

    /**
     * All files in the order of their messages, under the one caption.
     *
     * @param parts updates with an {@link AlbumPart} each, in the order of their arrival; the row of the one that
     *     Telegram made first is the album's, so that the album has the same one when it comes again in another order
     */
    public static IncomingUpdate whole(List<IncomingUpdate> parts) {
        List<IncomingUpdate> asMade = parts.stream()
                .sorted(Comparator.comparingLong(part -> part.key().updateId()))
                .toList();
        IncomingUpdate first = asMade.getFirst();
        List<RowKey> further = asMade.stream().skip(1).map(IncomingUpdate::key).toList();
        return new IncomingUpdate(
                first.bot(),
                first.key(),
                first.chat(),
                first.sender(),
                content(parts),
                further,
                parts.getFirst().arrivedNanos());
    }

    private static Content content(List<IncomingUpdate> updates) {
        List<AlbumPart> parts = updates.stream()
                .map(update -> (AlbumPart) update.content())
                .sorted(Comparator.comparingInt(part -> part.message().message().id()))
                .toList();
        if (parts.stream().noneMatch(AlbumPart::addressed)) {
            return new Ignored("an album in a group");
        }
        List<Written> written = parts.stream().map(AlbumPart::message).toList();
        List<Written> captioned = captionFirst(written);
        IncomingMessage opening = written.getFirst().message();
        IncomingMessage message = new IncomingMessage(
                opening.id(),
                opening.sentAt(),
                joined(captioned, one -> one.message().text()),
                files(written),
                Optional.empty(),
                written.stream()
                        .map(one -> one.message().repliedText())
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse(""));
        return new Written(
                message,
                captioned.getFirst().command(),
                joined(captioned, Written::argument),
                written.getFirst().repliedTo());
    }

    /** A command counts wherever it stands; further captions, which few clients allow, follow. */
    private static List<Written> captionFirst(List<Written> written) {
        List<Written> ordered = new ArrayList<>(written);
        ordered.sort(Comparator.comparing(one -> one.command().isEmpty()));
        return ordered;
    }

    private static String joined(List<Written> written, Function<Written, String> text) {
        return String.join(
                "\n",
                written.stream().map(text).filter(words -> !words.isBlank()).toList());
    }

    private static List<IncomingFile> files(List<Written> written) {
        return written.stream().flatMap(one -> one.message().files().stream()).toList();
    }
}
