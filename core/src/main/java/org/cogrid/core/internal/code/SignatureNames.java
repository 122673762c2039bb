package org.cogrid.core.internal.code;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * The classes that a generic signature of a class file names, such as {@code p/Item} in {@code
 * Ljava/util/List<Lp/Item;>;}. A text that only looks like a signature, as obfuscators may make, gives some of its
 * words or none, and so does one that is nested deeper than any compiler writes.
 */
final class SignatureNames {
    private static final String JDK = "java/";

    /** How deep type arguments are read; compilers write a few levels, and the stack has no room for any number. */
    private static final int DEEPEST = 500;

    /** How many levels of inner classes are read; the name of each repeats those of all around it. */
    private static final int INNERMOST = 32;

    private final byte[] bytes;
    private final int end;
    private final Consumer<String> found;
    private int at;
    private int depth;

    private SignatureNames(byte[] bytes, int start, int end, Consumer<String> found) {
        this.bytes = bytes;
        this.at = start;
        this.end = end;
        this.found = found;
    }

    /** Passes each name, with slashes, to {@code found}, except those of {@code java.*}. */
    static void read(byte[] bytes, int start, int end, Consumer<String> found) {
        SignatureNames names = new SignatureNames(bytes, start, end, found);
        names.typeParameters();
        while (names.next() != 0) {
            names.type();
        }
    }

    /** The next byte; 0 at the end. */
    private byte next() {
        return at < end ? bytes[at] : 0;
    }

    /** Such as {@code <T:Lp/Base;U::Lp/Face;>}. */
    private void typeParameters() {
        if (next() != '<') {
            return;
        }
        at++;
        while (next() != '>' && next() != 0) {
            skipTo(':');
            while (next() == ':') {
                at++;
                if (next() != ':') {
                    type();
                }
            }
        }
        at++;
    }

    private void type() {
        byte kind = next();
        at++;
        if (kind == 'T') {
            skipTo(';');
            at++;
        } else if (kind == 'L') {
            classType();
        }
    }

    /** Such as {@code p/Outer<TT;>.Inner<Lp/Item;>;}, whose second class is {@code p/Outer$Inner}. */
    private void classType() {
        String outer = "";
        for (int level = 0; level < INNERMOST; level++) {
            int start = at;
            while (next() != ';' && next() != '<' && next() != '.' && next() != 0) {
                at++;
            }
            String name = outer + new String(bytes, start, at - start, StandardCharsets.UTF_8);
            if (!name.startsWith(JDK) && next() != 0) {
                found.accept(name);
            }
            typeArguments();
            if (next() != '.') {
                at++;
                return;
            }
            at++;
            outer = name + "$";
        }
        at = end;
    }

    private void typeArguments() {
        if (next() != '<') {
            return;
        }
        if (depth == DEEPEST) {
            at = end;
            return;
        }
        depth++;
        at++;
        while (next() != '>' && next() != 0) {
            type();
        }
        at++;
        depth--;
    }

    private void skipTo(char stop) {
        while (next() != stop && next() != 0) {
            at++;
        }
    }
}
