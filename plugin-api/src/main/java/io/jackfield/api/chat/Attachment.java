package io.jackfield.api.chat;

import static java.util.Objects.requireNonNull;

import java.net.URI;

/** A file to send: bytes of our own, a file Telegram already has, or one on the web. */
public sealed interface Attachment {
    /** Up to 50 MB (photos 10 MB); the bytes are not copied, so leave them alone afterwards. */
    static Attachment bytes(String name, String mediaType, byte[] content) {
        return new Bytes(name, mediaType, content);
    }

    /** A file this bot has sent or received before. */
    static Attachment known(String fileId) {
        return new Known(fileId);
    }

    /** A file that Telegram fetches itself: photos up to 5 MB, others up to 20 MB. */
    static Attachment link(URI address) {
        return new Link(address);
    }

    @SuppressWarnings("ArrayRecordComponent") // bytes on their way out; never compared
    record Bytes(String name, String mediaType, byte[] content) implements Attachment {
        public Bytes {
            requireNonNull(name, "name");
            requireNonNull(mediaType, "mediaType");
            if (content.length == 0) {
                throw new IllegalArgumentException("attachment '" + name + "' is empty; Telegram refuses empty files");
            }
        }
    }

    record Known(String fileId) implements Attachment {
        public Known {
            requireNonNull(fileId, "fileId");
        }
    }

    record Link(URI address) implements Attachment {
        public Link {
            requireNonNull(address, "address");
        }
    }
}
