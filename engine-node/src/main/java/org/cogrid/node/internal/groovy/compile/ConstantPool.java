package org.cogrid.node.internal.groovy.compile;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassReader;

/** Finds the class names that a class file may refer to: all names in its constants, including some that name no class. */
final class ConstantPool {
    private static final int UTF8 = 1;

    private ConstantPool() {}

    static Set<String> namesIn(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        Set<String> names = new HashSet<>();
        for (int i = 1; i < reader.getItemCount(); i++) {
            int offset = reader.getItem(i);
            if (offset > 0 && reader.readByte(offset - 1) == UTF8) {
                int length = reader.readUnsignedShort(offset);
                addNames(new String(classFile, offset + 2, length, StandardCharsets.UTF_8), names);
            }
        }
        return names;
    }

    /** Adds the names in a constant: the constant is a plain name, or a descriptor or signature with an L before each name. */
    private static void addNames(String constant, Set<String> names) {
        for (String piece : constant.replace('/', '.').split("[;()<>:\\[]")) {
            names.add(piece);
            for (int at = piece.indexOf('L'); at >= 0; at = piece.indexOf('L', at + 1)) {
                names.add(piece.substring(at + 1));
            }
        }
    }
}
