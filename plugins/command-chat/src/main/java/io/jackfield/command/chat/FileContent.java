package io.jackfield.command.chat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** What the bytes of a file say it is. Names and media types are what a sender or a program took them for. */
enum FileContent {
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png"),
    GIF("image/gif", "gif"),
    WEBP("image/webp", "webp"),
    /** A picture that models do not take: TIFF, BMP, HEIC, AVIF, JPEG XL. */
    OTHER_PICTURE("image/x-other", ""),
    OGG("audio/ogg", "ogg"),
    MP3("audio/mpeg", "mp3"),
    WAV("audio/wav", "wav"),
    FLAC("audio/flac", "flac"),
    M4A("audio/mp4", "m4a"),
    /** Sound that no service names; whether it is taken shows when it is asked. */
    OTHER_SOUND("audio/x-other", ""),
    /** MP4, Matroska, AVI and the like; what is in an MP4 may be sound only. */
    FILM("video/x-other", ""),
    /** Something that is read as a document, or an archive. */
    DOCUMENT("", "");

    private static final Map<String, FileContent> BEGINNINGS = Map.ofEntries(
            Map.entry("\u00ff\u00d8\u00ff", JPEG),
            Map.entry("\u0089PNG\r\n", PNG),
            Map.entry("GIF87a", GIF),
            Map.entry("GIF89a", GIF),
            Map.entry("II*\0", OTHER_PICTURE),
            Map.entry("MM\0*", OTHER_PICTURE),
            Map.entry("\0\0\0\fJXL ", OTHER_PICTURE),
            Map.entry("OggS", OGG),
            Map.entry("ID3", MP3),
            Map.entry("\u00ff\u00fb", MP3),
            Map.entry("\u00ff\u00f3", MP3),
            Map.entry("\u00ff\u00f2", MP3),
            Map.entry("\u00ff\u00f1", OTHER_SOUND),
            Map.entry("\u00ff\u00f9", OTHER_SOUND),
            Map.entry("#!AMR", OTHER_SOUND),
            Map.entry("fLaC", FLAC),
            Map.entry("\u001aE\u00df\u00a3", FILM),
            Map.entry("FLV\u0001", FILM),
            Map.entry("\0\0\u0001\u00ba", FILM),
            Map.entry("%PDF-", DOCUMENT),
            Map.entry("PK\u0003\u0004", DOCUMENT),
            Map.entry("\u00d0\u00cf\u0011\u00e0", DOCUMENT),
            Map.entry("{\\rtf", DOCUMENT),
            Map.entry("Rar!", DOCUMENT),
            Map.entry("7z\u00bc\u00af", DOCUMENT),
            Map.entry("\u001f\u008b", DOCUMENT));

    private static final int HEAD = 16;

    private final String mediaType;
    private final String ending;

    FileContent(String mediaType, String ending) {
        this.mediaType = mediaType;
        this.ending = ending;
    }

    /** Absent when the bytes do not say. */
    static Optional<FileContent> of(byte[] content) {
        String head = new String(Arrays.copyOf(content, HEAD), StandardCharsets.ISO_8859_1);
        if (head.startsWith("RIFF")) {
            return switch (head.substring(8, 12)) {
                case "WEBP" -> Optional.of(WEBP);
                case "WAVE" -> Optional.of(WAV);
                default -> Optional.of(FILM);
            };
        }
        if (head.startsWith("ftyp", 4)) {
            return Optional.of(
                    switch (head.substring(8, 11)) {
                        case "M4A", "M4B", "F4A" -> M4A;
                        case "hei", "hev", "mif", "avi" -> OTHER_PICTURE;
                        default -> FILM;
                    });
        }
        return BEGINNINGS.entrySet().stream()
                .filter(entry -> head.startsWith(entry.getKey())
                        && content.length >= entry.getKey().length())
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Whether every model that sees takes it. */
    boolean isPicture() {
        return this == JPEG || this == PNG || this == GIF || this == WEBP;
    }

    boolean isSound() {
        return mediaType.startsWith("audio/");
    }

    String mediaType() {
        return mediaType;
    }

    /** What a file of this name is called so that its name does not deny its bytes. */
    String named(String name) {
        return ending.isEmpty() || name.toLowerCase(java.util.Locale.ROOT).endsWith("." + ending)
                ? name
                : name.substring(0, name.lastIndexOf('.') < 1 ? name.length() : name.lastIndexOf('.')) + "." + ending;
    }
}
