package org.cogrid.core.internal.hazelcast;

import java.lang.reflect.Method;

/**
 * Keeps Java 24 and later from printing four lines about {@code sun.misc.Unsafe} in a program that uses Hazelcast. Java prints them
 * once a JVM, at the first use, and only an argument of the JVM would turn that off, which a library can't give. So Java is told that
 * they were printed: by a private method, in a package that is open to all. Where it is missing, the lines appear.
 */
final class UnsafeNotice {
    private static final int FIRST_JAVA_THAT_PRINTS = 24;

    private UnsafeNotice() {}

    static void countAsPrinted() {
        if (Runtime.version().feature() < FIRST_JAVA_THAT_PRINTS) {
            return;
        }
        try {
            Method markAsPrinted = Class.forName("sun.misc.Unsafe").getDeclaredMethod("trySetMemoryAccessWarned");
            markAsPrinted.setAccessible(true);
            markAsPrinted.invoke(null);
        } catch (ReflectiveOperationException | RuntimeException e) {
            System.getLogger(UnsafeNotice.class.getName())
                    .log(System.Logger.Level.DEBUG, "Java's notice about sun.misc.Unsafe can't be turned off", e);
        }
    }
}
