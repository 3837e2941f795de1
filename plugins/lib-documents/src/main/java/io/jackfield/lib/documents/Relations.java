package io.jackfield.lib.documents;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Which parts of a Microsoft package one part refers to (ECMA-376, part 2, 9.3). */
final class Relations {
    private static final int LONGEST_NAME = 2_000;
    /** What a relation takes beside its letters. */
    private static final int KEPT = 300;

    private final Map<String, String> byId = new LinkedHashMap<>();
    private final Map<String, String> byType = new LinkedHashMap<>();

    private Relations() {}

    /** @param part such as {@code word/document.xml}; empty for the package itself */
    static Relations of(ZipParts parts, String part)
            throws UnreadableDocumentException, IOException, XMLStreamException {
        Relations relations = new Relations();
        int slash = part.lastIndexOf('/') + 1;
        Optional<InputStream> file = parts.find(part.substring(0, slash) + "_rels/" + part.substring(slash) + ".rels");
        if (file.isEmpty()) {
            return relations;
        }
        try (InputStream in = file.get()) {
            XMLStreamReader xml = Xml.reader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT
                        && xml.getLocalName().equals("Relationship")) {
                    relations.add(xml, part);
                }
            }
        }
        return relations;
    }

    private void add(XMLStreamReader xml, String part) {
        if (Xml.attribute(xml, "TargetMode").filter("External"::equals).isPresent()) {
            return;
        }
        String target = resolved(part, Xml.attribute(xml, "Target").orElse(""));
        String type = Xml.attribute(xml, "Type").orElse("");
        Budget.current().memory(KEPT + target.length() + type.length());
        Xml.attribute(xml, "Id").ifPresent(id -> byId.put(id, target));
        byType.putIfAbsent(type.substring(type.lastIndexOf('/') + 1), target);
    }

    /** A name in a package that is given relative to another one. */
    static String resolved(String part, String target) {
        if (target.length() > LONGEST_NAME) {
            return "";
        }
        URI base = URI.create("zip:/").resolve("/" + part.replace(" ", "%20"));
        String path = base.resolve(target.replace(" ", "%20")).getPath();
        int start = 0;
        while (path != null && start < path.length() && path.charAt(start) == '/') {
            start++;
        }
        return path == null ? "" : path.substring(start);
    }

    Optional<String> withId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The first of a type such as {@code officeDocument}. */
    Optional<String> ofType(String type) {
        return Optional.ofNullable(byType.get(type));
    }
}
