package io.jackfield.host.linkage;

import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a class refers to, from its constant pool. Arrays count as what they are arrays of; their methods are Object's.
 */
record References(Set<String> classes, List<Member> members) {
    static References of(byte[] classFile) {
        Set<String> classes = new LinkedHashSet<>();
        List<Member> members = new ArrayList<>();
        for (PoolEntry entry : ClassFile.of().parse(classFile).constantPool()) {
            if (entry instanceof ClassEntry type) {
                String element = elementOf(type.asInternalName());
                if (!element.isEmpty()) {
                    classes.add(element);
                }
            } else if (entry instanceof MemberRefEntry member
                    && !member.owner().asInternalName().startsWith("[")) {
                members.add(new Member(
                        member.owner().asInternalName(),
                        member.name().stringValue(),
                        member.type().stringValue()));
            }
        }
        return new References(classes, members);
    }

    /** {@code a/B} for {@code [[La/B;}; empty for arrays of numbers. */
    private static String elementOf(String name) {
        if (!name.startsWith("[")) {
            return name;
        }
        String element = name.replaceFirst("^\\[+", "");
        return element.startsWith("L") ? element.substring(1, element.length() - 1) : "";
    }
}
