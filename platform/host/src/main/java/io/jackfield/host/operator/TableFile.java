package io.jackfield.host.operator;

import io.jackfield.api.operator.ListSpec.Column;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** A table that is written row by row into a file; closing it ends the file, and leaves the stream below open. */
interface TableFile extends Closeable {
    void head(List<String> labels) throws IOException;

    void row(List<Cell> cells) throws IOException;

    /**
     * A cell.
     *
     * @param value as the plugin gives it; empty for none
     * @param shown the same for people
     */
    record Cell(Column.Kind kind, String value, String shown) {}
}
