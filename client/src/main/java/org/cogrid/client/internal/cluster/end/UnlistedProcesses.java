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

/** The processes of a grid on this machine whose engines are not in it: they hang, or are about to end or to join. Nobody can tell them to stop. */
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

        /** One that was stopped may need long to hand over its data; one that hangs does not end. */
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
     * Looks for them.
     *
     * @param engines all that the grid knows
     * @param present those of them that are in it
     */
    static UnlistedProcesses of(ConnectionFile file, List<EngineEntry> engines, List<EngineEntry> present) {
        Set<Long> others = present.stream().map(EngineEntry::pid).collect(Collectors.toSet());
        others.add(ProcessHandle.current().pid()); // this program may have engines in it
        return new UnlistedProcesses(file.find().stream()
                .flatMap(access -> access.living().stream()
                        .filter(process -> !others.contains(process.pid()))
                        .map(process -> Straggler.of(new ListedProcess(file, access, process), engines)))
                .toList());
    }

    /** Those that have not ended after some time, in words. */
    List<String> alive(Duration patience) {
        return all.stream()
                .filter(straggler -> !straggler.ends(patience))
                .map(Straggler::toString)
                .toList();
    }
}
