package org.cogrid.core.internal.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The other grids of a folder whose connection files were written after a grid's own. A grid that was killed leaves its
 * file, and the next grid takes its ports: a member that listens at an address in both files belongs to the later grid.
 */
final class LaterGrids {
    private final Path file;
    private final GridAccess access;
    private final FileTime written;

    LaterGrids(Path file, GridAccess access) throws IOException {
        this.file = file;
        this.access = access;
        this.written = Files.getLastModifiedTime(file);
    }

    /** The grid's access without the addresses that later grids have taken over. */
    GridAccess leave() throws IOException {
        Set<String> taken = takenAddresses();
        List<String> left = access.addresses().stream()
                .filter(address -> !taken.contains(address))
                .toList();
        return access.withMembers(left, processesBut(taken));
    }

    private List<MemberProcess> processesBut(Set<String> taken) {
        return access.processes().stream()
                .filter(process -> !taken.contains(process.address().reachableAt())
                        || process.find().isPresent())
                .toList();
    }

    private Set<String> takenAddresses() throws IOException {
        try (Stream<Path> files = Files.list(file.resolveSibling("."))) {
            return files.filter(other -> other.toString().endsWith(ConnectionFile.SUFFIX))
                    .flatMap(this::addressesIfLater)
                    .collect(Collectors.toSet());
        }
    }

    private Stream<String> addressesIfLater(Path other) {
        try {
            if (Files.getLastModifiedTime(other).compareTo(written) <= 0) {
                return Stream.empty();
            }
            GridAccess later = AccessJson.parse(Files.readString(other, StandardCharsets.UTF_8));
            return later.isSameGrid(access) ? Stream.empty() : later.addresses().stream();
        } catch (IOException
                | IllegalArgumentException e) { // a file that was removed, is damaged or is not ours claims no address
            return Stream.empty();
        }
    }
}
