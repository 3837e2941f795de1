package io.jackfield.lib.documents;

import java.io.IOException;
import javax.xml.stream.XMLStreamException;

/** Reads one format. Recursion over the input is nowhere, and whatever it keeps or repeats it asks the budget for. */
@FunctionalInterface
interface Reader {
    /** Anything thrown but the two of this package means that the document is damaged. */
    void read(byte[] content, Budget budget, TextCollector text)
            throws UnreadableDocumentException, IOException, XMLStreamException;
}
