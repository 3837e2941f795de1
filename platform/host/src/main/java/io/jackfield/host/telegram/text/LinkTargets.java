package io.jackfield.host.telegram.text;

import java.util.HashSet;
import java.util.Set;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;

/** The addresses that the links and images of a text lead to. */
final class LinkTargets {
    private LinkTargets() {}

    static Set<String> of(Node document) {
        Set<String> targets = new HashSet<>();
        boolean defined = false;
        for (Node node = document; node != null; node = next(node, document)) {
            switch (node) {
                case Link link -> targets.add(link.getDestination());
                case Image image -> targets.add(image.getDestination());
                case LinkReferenceDefinition ignored -> defined = true;
                default -> {}
            }
        }
        return defined ? targets : Set.of();
    }

    /** The one after it in the order in which they are written. */
    static Node next(Node node, Node root) {
        if (node.getFirstChild() != null) {
            return node.getFirstChild();
        }
        Node at = node;
        while (at != root && at.getNext() == null) {
            at = at.getParent();
        }
        return at == root ? null : at.getNext();
    }
}
