package io.jackfield.benchmarks.load;

/** The books of one run. Kept on the loop; {@link #snapshot} gives others a view of it. */
final class Tally {
    int sent;
    int answered;
    int doubled;
    int reordered;
    int unnumbered;
    int delivered;
    int refused;
    int cut;

    Books snapshot() {
        return new Books(sent, answered, doubled, reordered, unnumbered, delivered, refused, cut);
    }
}
