package io.jackfield.lib.documents;

import java.io.IOException;
import javax.xml.stream.XMLStreamException;

/** Reads one format. */
@FunctionalInterface
interface Reader {
    /** Anything thrown but the two of this package means that the document is damaged. */
    void read(byte[] content, Limits limits, TextCollector text)
            throws UnreadableDocumentException, IOException, XMLStreamException;
}
