package org.cogrid.client.internal.cluster.end;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cogrid.core.internal.access.ConnectionFile;
import org.cogrid.core.internal.access.MemberProcess;
import org.cogrid.core.internal.grid.EngineEntry;
import org.cogrid.core.internal.grid.EngineEntry.State;

/**
 * The processes on this machine whose engines are not in the grid: they hang, or are just ending or joining. No message
 * reaches them.
 */
final class UnlistedProcesses {
    private static final Duration MOMENT = Duration.ofSeconds(5);

    private final List<Straggler> all;

    private UnlistedProcesses(List<Straggler> all) {
        this.all = all;
    }

    private record Straggler(ListedProcess process, Optional<EngineEntry> engine) {
        static Straggler of(ListedProcess process, List<EngineEntry> engines) {
            MemberProcess member = process.process();
            return new Straggler(
                    process,
                    engines.stream()
                            .filter(engine -> engine.pid() == member.pid()
                                    && engine.address().equals(member.address()))
                            .findFirst());
        }

        /**
         * Waits for a process to end; true if it does. A stopped engine may need long to hand over its data; a hanging
         * one does not end.
         */
        boolean ends(Duration patience) {
            boolean isEnding =
                    engine.filter(info -> info.state() == State.STOPPED).isPresent();
            return process.awaitEnd(isEnding || patience.compareTo(MOMENT) < 0 ? patience : MOMENT);
        }

        @Override
        public String toString() {
            String which = engine.map(info -> " (engine " + info.id() + ")").orElse("");
            return "process " + process.process().pid() + which + ", which is not in the grid but lives,";
        }
    }

    /**
     * Finds these processes.
     *
     * @param engines all engines that the grid knows
     * @param present those of them that are in the grid
     */
    static UnlistedProcesses of(ConnectionFile file, List<EngineEntry> engines, List<EngineEntry> present) {
        Set<Long> others = present.stream().map(EngineEntry::pid).collect(Collectors.toSet());
        others.add(ProcessHandle.current().pid()); // this program may have engines of the grid in itself
        return new UnlistedProcesses(file.find().stream()
                .flatMap(access -> access.living().stream()
                        .filter(process -> !others.contains(process.pid()))
                        .map(process -> Straggler.of(new ListedProcess(file, access, process), engines)))
                .toList());
    }

    /** Describes the processes that have not ended after {@code patience}. */
    List<String> alive(Duration patience) {
        return all.stream()
                .filter(straggler -> !straggler.ends(patience))
                .map(Straggler::toString)
                .toList();
    }
}
