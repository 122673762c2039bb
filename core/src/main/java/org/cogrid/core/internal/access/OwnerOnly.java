package org.cogrid.core.internal.access;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files and folders that nobody but their owner can read. On systems without POSIX permissions only the folder protects them. */
public final class OwnerOnly {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rwx------");

    private static final int ATTEMPTS = 10;

    private OwnerOnly() {}

    /** Makes an empty file; it must not exist. */
    public static void createFile(Path file) throws IOException {
        Files.createFile(file, only("rw-------"));
    }

    /**
     * Makes a folder and its missing parents, and tries again if another process removes an empty parent meanwhile. An
     * existing folder keeps its permissions, because its files have their own.
     */
    public static void createFolder(Path folder) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                Files.createDirectories(folder, only("rwx------"));
                return;
            } catch (NoSuchFileException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Throws unless only the owner can read or write the file. */
    static void require(Path file) throws IOException {
        if (POSIX && !OWNERS.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IOException("users other than its owner may read or change it ("
                    + PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) + "; to mend that: chmod 600 "
                    + file + ")");
        }
    }

    private static FileAttribute<?>[] only(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
