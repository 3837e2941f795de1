package io.jackfield.lib.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/**
 * XML as a stream within the budget. Document types are passed over, so that no entity grows and nothing is fetched.
 */
final class Xml {
    private static final int HEAD = 200;
    private static final Pattern ENCODING =
            Pattern.compile("<\\?xml[^>]{0,150}?encoding\\s{0,9}=\\s{0,9}[\"']([A-Za-z0-9._-]{1,40})[\"']");
    private static final int DEEPEST = 1_000;
    /** A parser keeps every name it has met. */
    private static final int MOST_NAMES = 20_000;

    private static final char MARK = '\ufeff';

    private Xml() {}

    static XMLStreamReader reader(InputStream in) throws XMLStreamException, IOException {
        Budget budget = Budget.current();
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        // Given bytes, the JDK's reader writes of wrong ones to the standard error stream.
        return new Bounded(factory.createXMLStreamReader(new MarkupGuard(characters(in), budget)), budget);
    }

    private static Reader characters(InputStream in) throws IOException {
        byte[] sample = in.readNBytes(Charsets.SAMPLE);
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(sample), in);
        String head = new String(sample, 0, Math.min(HEAD, sample.length), StandardCharsets.ISO_8859_1);
        Matcher named = ENCODING.matcher(head);
        Charset charset = Charsets.of(sample, named.find() ? named.group(1) : "UTF-8");
        return withoutMark(new InputStreamReader(whole, charset));
    }

    static Reader withoutMark(Reader characters) throws IOException {
        PushbackReader text = new PushbackReader(characters);
        int first = text.read();
        if (first >= 0 && first != MARK) {
            text.unread(first);
        }
        return text;
    }

    /** Counts what happens, how deep it goes and how many names there are. */
    private static final class Bounded extends StreamReaderDelegate {
        private final Budget budget;
        private final Set<String> names = new HashSet<>();
        private long declared;
        private int depth;

        Bounded(XMLStreamReader xml, Budget budget) {
            super(xml);
            this.budget = budget;
        }

        @Override
        public int next() throws XMLStreamException {
            budget.work(1);
            int event = super.next();
            if (event == START_ELEMENT) {
                depth++;
                names.add(getLocalName());
                for (int i = 0; i < getAttributeCount(); i++) {
                    names.add(getAttributeLocalName(i));
                }
                for (int i = 0; i < getNamespaceCount(); i++) {
                    declared += 1
                            + (getNamespaceURI(i) == null
                                    ? 0
                                    : getNamespaceURI(i).length() >> 6);
                }
            } else if (event == END_ELEMENT) {
                depth--;
            }
            if (depth > DEEPEST || names.size() > MOST_NAMES || declared > MOST_NAMES) {
                throw ReadingEnded.because(ReadingEnded.Cause.TOO_LARGE);
            }
            return event;
        }
    }

    /** The value of an attribute, whatever its prefix. */
    static Optional<String> attribute(XMLStreamReader xml, String localName) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(localName)) {
                return Optional.of(xml.getAttributeValue(i));
            }
        }
        return Optional.empty();
    }

    /** The same as a number; absent when it is none. */
    static Optional<Integer> number(XMLStreamReader xml, String localName) {
        return attribute(xml, localName).flatMap(Xml::number);
    }

    /** Up to nine digits; absent when it is anything else. */
    static Optional<Integer> number(String value) {
        if (value.isEmpty() || value.length() > 9) {
            return Optional.empty();
        }
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return Optional.empty();
            }
        }
        return Optional.of(Integer.valueOf(value));
    }

    /** The text up to the end of the element that has just begun, cut where it is longer than anybody's. */
    static String text(XMLStreamReader xml, int longest) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int depth = 1;
        while (depth > 0) {
            switch (xml.next()) {
                case XMLStreamReader.START_ELEMENT -> depth++;
                case XMLStreamReader.END_ELEMENT -> depth--;
                case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA, XMLStreamReader.SPACE ->
                    append(text, xml, longest);
                default -> {}
            }
        }
        return text.toString();
    }

    static void append(StringBuilder text, XMLStreamReader xml, int longest) {
        int left = longest - text.length();
        if (left > 0) {
            text.append(xml.getTextCharacters(), xml.getTextStart(), Math.min(left, xml.getTextLength()));
        }
    }

    /** Goes to the end of the element that has just begun. */
    static void skip(XMLStreamReader xml) throws XMLStreamException {
        int depth = 1;
        while (depth > 0) {
            switch (xml.next()) {
                case XMLStreamReader.START_ELEMENT -> depth++;
                case XMLStreamReader.END_ELEMENT -> depth--;
                default -> {}
            }
        }
    }
}
