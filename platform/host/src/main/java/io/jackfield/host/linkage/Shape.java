package io.jackfield.host.linkage;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What other classes can find in a class.
 *
 * @param above superclass and interfaces; {@code java/lang/Object} above every interface
 * @param members names with descriptors
 */
record Shape(List<String> above, Set<String> members) {
    static Shape of(byte[] classFile) {
        ClassModel model = ClassFile.of().parse(classFile);
        List<String> above = new ArrayList<>();
        model.superclass().ifPresent(type -> above.add(type.asInternalName()));
        model.interfaces().forEach(type -> above.add(type.asInternalName()));
        Set<String> members = new HashSet<>();
        model.methods()
                .forEach(method -> members.add(
                        method.methodName().stringValue() + method.methodType().stringValue()));
        model.fields()
                .forEach(field -> members.add(
                        field.fieldName().stringValue() + field.fieldType().stringValue()));
        return new Shape(above, members);
    }
}
