package io.jackfield.host.linkage;

import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.stream.Collectors;

/**
 * A method or field that a class refers to.
 *
 * @param owner as class files write it
 * @param descriptor of a method when it starts with a parenthesis
 */
record Member(String owner, String name, String descriptor) {
    /** Without its owner, as {@link Shape} keeps them. */
    String key() {
        return name + descriptor;
    }

    /** {@code io.jackfield.api.chat.Reply#text(String)}, a constructor as {@code Reply#new(String)}. */
    String shown() {
        String shownName = name.equals("<init>") ? "new" : name;
        return shown(owner) + "#" + shownName + (descriptor.startsWith("(") ? parameters() : "");
    }

    private String parameters() {
        return MethodTypeDesc.ofDescriptor(descriptor).parameterList().stream()
                .map(ClassDesc::displayName)
                .map(name -> name.replace('$', '.'))
                .collect(Collectors.joining(",", "(", ")"));
    }

    /** A class as source files write it. */
    static String shown(String className) {
        return className.replace('/', '.').replace('$', '.');
    }
}
