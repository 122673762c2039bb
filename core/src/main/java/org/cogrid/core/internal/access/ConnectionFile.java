package org.cogrid.core.internal.access;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import org.cogrid.core.GridConnectionException;
import org.jspecify.annotations.Nullable;

/**
 * A grid's connection file. Only its owner can read it, because everyone who can read it can use the grid. Members that
 * start at the same time all add themselves, so the file is changed under a lock on a file beside it and replaced as a
 * whole.
 */
public final class ConnectionFile {
    /** How the names of connection files end. */
    public static final String SUFFIX = ".json";

    private final Path path;
    private final LockWait wait;

    public ConnectionFile(Path path) {
        this(path, LockWait.OF_STARTS);
    }

    ConnectionFile(Path path, LockWait wait) {
        this.path = path.toAbsolutePath().normalize();
        this.wait = wait;
    }

    /** The file's path. */
    public Path path() {
        return path;
    }

    /** The grid's name, which is the file's name without {@link #SUFFIX}. */
    public String gridName() {
        return String.valueOf(path.getFileName()).replaceFirst("\\" + SUFFIX + "$", "");
    }

    /**
     * Reads the file.
     * @throws GridConnectionException when it is missing, damaged, or open to others
     */
    public GridAccess read() {
        return find().orElseThrow(() -> new GridConnectionException("There is no connection file " + path
                + ": the grid it belonged to was stopped, or never started; start one, or name another file"));
    }

    /** What the file says, if it exists, without the addresses that later grids of the same folder have taken over. */
    public Optional<GridAccess> find() {
        try {
            String text = Files.readString(path);
            OwnerOnly.require(path);
            return Optional.of(new LaterGrids(path, AccessJson.parse(text)).leave());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            throw new GridConnectionException(
                    "The connection file " + path + " can't be used: " + reason(e)
                            + ". If its grid no longer runs, delete the file; otherwise start the grid again",
                    e);
        }
    }

    private static @Nullable String reason(Exception e) {
        if (e instanceof AccessDeniedException) {
            return "this user may not read it";
        }
        return e instanceof CharacterCodingException ? "it is not text" : e.getMessage();
    }

    /** Replaces the file; a reader sees the old text or the new one. */
    public void write(GridAccess access) {
        try {
            OwnerOnly.createFolder(folder());
            replace(AccessJson.text(access));
        } catch (IOException e) {
            throw new GridConnectionException(
                    "The connection file " + path + " can't be written: " + e
                            + ". Is there room on the disk, and may this user write to the folder?",
                    e);
        }
    }

    /** Writes a draft and moves it over the file. A draft that can't be finished, as on a full disk, is deleted. */
    private void replace(String text) throws IOException {
        Path draft = folder().resolve(
                        path.getFileName() + "." + ProcessHandle.current().pid() + ".new");
        Files.deleteIfExists(draft);
        try {
            OwnerOnly.createFile(draft);
            Files.writeString(draft, text);
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Removes the file, if it exists. */
    public void delete() {
        delete(path);
    }

    /** Removes the file and its lock after the end of a grid. A process that waits for the lock meanwhile makes a new one. */
    public void deleteForGood() {
        exclusively(() -> {
            delete();
            delete(lockFile());
            return this;
        });
    }

    /** Removes the lock file. Called while the lock is held, after {@link #delete()}. */
    public void deleteLock() {
        delete(lockFile());
    }

    private void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new GridConnectionException("The file " + file + " can't be removed: " + e, e);
        }
    }

    private Path lockFile() {
        return folder().resolve(path.getFileName() + ".lock");
    }

    /**
     * Runs {@code action} while no other process or thread does the same with this file; waits for its turn.
     *
     * @throws GridConnectionException when the lock can't be had, or another process keeps it for a quarter of an hour
     */
    public <T> T exclusively(LockedAction<T> action) {
        synchronized (
                ConnectionFile.class) { // a file lock excludes other processes, but is an error between threads of one
            try {
                OwnerOnly.createFolder(folder());
                FileChannel channel = lock(); // held until the channel is closed, also by this process's death
                try {
                    return action.run();
                } finally {
                    channel.close();
                }
            } catch (IOException e) {
                throw new GridConnectionException(
                        "The connection file " + path + " can't be locked: " + e
                                + ". Is there room on the disk, and may this user write to the folder? "
                                + "The setting cogrid.home names another one",
                        e);
            }
        }
    }

    /**
     * Locks the lock file. A process that ends the grid may remove the lock file meanwhile; its lock then excludes
     * nobody, so this tries again.
     */
    private FileChannel lock() throws IOException {
        while (true) {
            Object before = lockKey();
            FileChannel channel = FileChannel.open(
                    lockFile(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                wait.lock(channel, lockFile());
                if (Files.exists(lockFile()) && Objects.equals(before, lockKey())) {
                    return channel;
                }
                channel.close();
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        }
    }

    /**
     * The identity of the file that has the lock's name now; {@code null} when there is none, or when the system has no
     * such key.
     */
    private @Nullable Object lockKey() throws IOException {
        try {
            return Files.readAttributes(lockFile(), BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /** Work to do under the file's lock. */
    @FunctionalInterface
    public interface LockedAction<T> {
        /** Runs it. */
        T run();
    }

    private Path folder() {
        Path parent = path.getParent();
        if (parent == null) {
            throw new IllegalArgumentException(path + " is no file");
        }
        return parent;
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
