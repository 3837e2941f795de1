package io.jackfield.lib.tables;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** An XLSX file that tells the time it is given, instead of that at which fastexcel wrote it. */
final class DatedFile {
    private static final String PROPERTIES = "docProps/core.xml";
    private static final String CREATED = "(<dcterms:created[^>]*>)[^<]*";
    /** The first that a ZIP file knows, in any time zone. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private DatedFile() {}

    /** By way of a temporary file: Java reads what fastexcel writes from its end only. */
    static byte[] of(List<Sheet> sheets, Instant created) throws IOException {
        Path file = Files.createTempFile("table", ".xlsx");
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                Xlsx.write(sheets, out);
            }
            return dated(file, created);
        } finally {
            Files.delete(file);
        }
    }

    private static byte[] dated(Path file, Instant created) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipFile parts = new ZipFile(file.toFile());
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry part : (Iterable<ZipEntry>) parts.stream().map(ZipEntry.class::cast)::iterator) {
                ZipEntry copy = new ZipEntry(part.getName());
                copy.setTimeLocal(NO_TIME);
                out.putNextEntry(copy);
                try (InputStream content = parts.getInputStream(part)) {
                    out.write(dated(part.getName(), content.readAllBytes(), created));
                }
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] dated(String part, byte[] content, Instant created) {
        return part.equals(PROPERTIES)
                ? new String(content, StandardCharsets.UTF_8)
                        .replaceFirst(CREATED, "$1" + created)
                        .getBytes(StandardCharsets.UTF_8)
                : content;
    }
}
