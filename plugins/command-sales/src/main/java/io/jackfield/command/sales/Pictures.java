package io.jackfield.command.sales;

import io.jackfield.api.chat.Attachment;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;

/** The pictures of packages: of the operator, or drawn. From any thread. */
final class Pictures {
    private static final String MEDIA_TYPE = "image/jpeg";

    private final Logger log;
    private final Map<String, byte[]> covers = new ConcurrentHashMap<>();

    Pictures(Logger log) {
        this.log = log;
    }

    /** Empty where the package has neither a picture nor a colour, or its file cannot be read. */
    Optional<Attachment> of(SalesPackage one) {
        return one.picture()
                .flatMap(place ->
                        place.matches("https?://.+") ? Optional.of(Attachment.link(URI.create(place))) : file(place))
                .or(() -> one.colour().map(colour -> cover(one.id(), colour)));
    }

    private Optional<Attachment> file(String place) {
        Path path = Path.of(place);
        try {
            return Optional.of(Attachment.bytes(path.getFileName().toString(), MEDIA_TYPE, Files.readAllBytes(path)));
        } catch (IOException | RuntimeException e) {
            log.warn("picture {} cannot be read; its card comes without it", place, e);
            return Optional.empty();
        }
    }

    private Attachment cover(String id, String colour) {
        byte[] content = covers.computeIfAbsent(id + " " + colour, key -> Cover.drawn(id, colour));
        return Attachment.bytes(id + ".jpg", MEDIA_TYPE, content);
    }
}
