package org.cogrid.client.internal.code.jar;

import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.Optional;

/** Finds out where a class file lies, from the address of its resource. */
public final class CodeLocation {
    private static final String FILE_PREFIX = "file:";
    private static final String JAR_PREFIX = "jar:file:";
    private static final String JAR_SEPARATOR = "!/";

    private CodeLocation() {}

    /** Returns the jar or folder, as text for comparisons. */
    public static String of(URL resource, String resourceName) {
        String address = resource.toString();
        int separator = address.indexOf(JAR_SEPARATOR);
        if (address.startsWith(JAR_PREFIX) && separator > 0) {
            return address.substring("jar:".length(), separator);
        }
        return address.endsWith(resourceName)
                ? address.substring(0, address.length() - resourceName.length())
                : address;
    }

    /** Returns the jar or folder, as people write it. */
    public static String readable(URL resource, String resourceName) {
        String place = of(resource, resourceName);
        return place.startsWith(FILE_PREFIX) ? Path.of(URI.create(place)).toString() : place;
    }

    /** Returns the folder, if the resource lies in one. */
    public static Optional<Path> folder(URL resource) {
        return resource.getProtocol().equals("file")
                ? Optional.of(Path.of(URI.create(resource.toString())))
                : Optional.empty();
    }

    /** True for a class of the JDK. */
    public static boolean isJdk(URL resource) {
        return resource.getProtocol().equals("jrt");
    }

    /** Returns the jar file, if the resource lies in a plain one, and not in a jar within a jar. */
    public static Optional<Path> jarFile(URL resource) {
        String address = resource.toString();
        int separator = address.indexOf(JAR_SEPARATOR);
        boolean plain = address.startsWith(JAR_PREFIX) && separator == address.lastIndexOf(JAR_SEPARATOR);
        if (!plain) {
            return Optional.empty();
        }
        return Optional.of(Path.of(URI.create(address.substring("jar:".length(), separator))));
    }
}
