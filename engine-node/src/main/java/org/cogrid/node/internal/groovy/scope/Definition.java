package org.cogrid.node.internal.groovy.scope;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The definitions that one text (or call of {@code importNames}) added to a session. They can be added to another
 * session without running the text.
 *
 * @param sequence its number among the definitions of the session
 * @param fileName the text's file name in stack traces
 * @param source the text, for display only
 * @param scriptClass the class that holds the functions, empty when there are none
 * @param classes all classes of the text as compiled, by name
 * @param functions the functions it defines
 * @param types the top-level classes it defines
 * @param imports the imports it adds, such as {@code static java.lang.Math.*}
 * @param pins classes of earlier texts that it uses, with the sequence of the definition each comes from
 */
public record Definition(
        long sequence,
        String fileName,
        String source,
        String scriptClass,
        Map<String, byte[]> classes,
        Set<String> functions,
        Set<String> types,
        List<String> imports,
        Map<String, Long> pins) {
    /** Copies the collections; the bytes of classes are shared and must not be changed. */
    public Definition {
        classes = Map.copyOf(classes);
        functions = Set.copyOf(functions);
        types = Set.copyOf(types);
        imports = List.copyOf(imports);
        pins = Map.copyOf(pins);
    }

    /** This definition without one of its functions. */
    Definition without(String function) {
        Set<String> left = new HashSet<>(functions);
        left.remove(function);
        return new Definition(sequence, fileName, source, scriptClass, classes, left, types, imports, pins);
    }

    /** This definition as bytes, for {@link #fromBytes}. */
    public byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            new DefinitionFormat().write(this, new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Reads what {@link #toBytes} made. */
    public static Definition fromBytes(byte[] bytes) {
        try {
            return new DefinitionFormat().read(new DataInputStream(new ByteArrayInputStream(bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "reading a definition of " + bytes.length + " bytes failed: " + e.getMessage()
                            + "; it is damaged or of another version of Cogrid",
                    e);
        }
    }
}
