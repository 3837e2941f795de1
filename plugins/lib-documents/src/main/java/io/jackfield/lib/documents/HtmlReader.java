package io.jackfield.lib.documents;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a web page shows, tag by tag: a tree of it could take fifty times its size. */
final class HtmlReader {
    private static final int HEAD = 4096;
    private static final Pattern CHARSET = Pattern.compile("charset\\s{0,9}=\\s{0,9}[\"']?([a-z0-9._:-]{1,40})");
    private static final Pattern ENCODING =
            Pattern.compile("<\\?xml[^>]{0,150}?encoding\\s{0,9}=\\s{0,9}[\"']([a-z0-9._-]{1,40})");

    private HtmlReader() {}

    static void read(byte[] content, Budget budget, TextCollector text) throws IOException {
        read(new ByteArrayInputStream(content), budget, text);
    }

    static void read(InputStream page, Budget budget, TextCollector text) throws IOException {
        byte[] sample = page.readNBytes(Charsets.SAMPLE);
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(sample), page);
        Reader characters = new InputStreamReader(whole, Charsets.of(sample, declared(sample)));
        new HtmlScanner(new BufferedReader(Xml.withoutMark(characters)), new HtmlText(text), budget).read();
    }

    private static String declared(byte[] sample) {
        String head = new String(sample, 0, Math.min(HEAD, sample.length), StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT);
        Matcher named = CHARSET.matcher(head);
        if (named.find()) {
            return named.group(1);
        }
        named = ENCODING.matcher(head);
        return named.find() ? named.group(1) : "";
    }
}
