package org.cogrid.core.internal.code;

import java.util.Optional;

/** Converts between the names of classes and of their files in class paths, jars and loaders. */
public final class ClassFileName {
    private static final String END = ".class";

    private ClassFileName() {}

    /** The file name of a class. */
    public static String of(String className) {
        return className.replace('.', '/') + END;
    }

    /** The class of a class file; empty for other files. */
    public static Optional<String> className(String file) {
        return file.endsWith(END)
                ? Optional.of(file.substring(0, file.length() - END.length()).replace('/', '.'))
                : Optional.empty();
    }
}
