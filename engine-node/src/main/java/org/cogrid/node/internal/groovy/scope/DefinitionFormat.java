package org.cogrid.node.internal.groovy.scope;

import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cogrid.core.internal.text.ExactText;

/** The format of a {@link Definition}: its components in order, texts as length and bytes. Equal definitions have equal bytes. */
final class DefinitionFormat {
    private static final byte VERSION = 1;

    void write(Definition definition, DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeLong(definition.sequence());
        writeText(definition.fileName(), out);
        writeText(definition.source(), out);
        writeText(definition.scriptClass(), out);
        writeClasses(definition.classes(), out);
        writeTexts(definition.functions().stream().sorted().toList(), out);
        writeTexts(definition.types().stream().sorted().toList(), out);
        writeTexts(definition.imports(), out);
        writePins(definition.pins(), out);
    }

    Definition read(DataInputStream in) throws IOException {
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IOException("its format is " + version + ", this version of Cogrid reads " + VERSION);
        }
        return new Definition(
                in.readLong(),
                readText(in),
                readText(in),
                readText(in),
                readClasses(in),
                Set.copyOf(readTexts(in)),
                Set.copyOf(readTexts(in)),
                readTexts(in),
                readPins(in));
    }

    private static void writeClasses(Map<String, byte[]> classes, DataOutput out) throws IOException {
        out.writeInt(classes.size());
        for (Map.Entry<String, byte[]> entry : new TreeMap<>(classes).entrySet()) {
            writeText(entry.getKey(), out);
            writeBytes(entry.getValue(), out);
        }
    }

    private static Map<String, byte[]> readClasses(DataInputStream in) throws IOException {
        Map<String, byte[]> classes = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            classes.put(readText(in), readBytes(in));
        }
        return classes;
    }

    private static void writePins(Map<String, Long> pins, DataOutput out) throws IOException {
        out.writeInt(pins.size());
        for (Map.Entry<String, Long> entry : new TreeMap<>(pins).entrySet()) {
            writeText(entry.getKey(), out);
            out.writeLong(entry.getValue());
        }
    }

    private static Map<String, Long> readPins(DataInputStream in) throws IOException {
        Map<String, Long> pins = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            pins.put(readText(in), in.readLong());
        }
        return pins;
    }

    private static void writeTexts(Collection<String> texts, DataOutput out) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            writeText(text, out);
        }
    }

    private static List<String> readTexts(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            texts.add(readText(in));
        }
        return texts;
    }

    private static void writeText(String text, DataOutput out) throws IOException {
        writeBytes(ExactText.bytes(text), out);
    }

    private static String readText(DataInputStream in) throws IOException {
        return ExactText.text(readBytes(in));
    }

    private static void writeBytes(byte[] bytes, DataOutput out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) { // before the memory is taken
            throw new EOFException(length + " bytes, of which " + in.available() + " are there");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }
}
