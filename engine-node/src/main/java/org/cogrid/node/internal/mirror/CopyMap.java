package org.cogrid.node.internal.mirror;

import com.hazelcast.map.IMap;
import com.hazelcast.partition.PartitionService;

/**
 * An engine's grid map.
 *
 * @param map the copies by name, which nobody else writes
 * @param partitions tells which names have the same place in the grid
 */
public record CopyMap(IMap<String, Object> map, PartitionService partitions) {
    /** Names of one partition are on the same members. */
    int partitionOf(String name) {
        return partitions.getPartition(name).getPartitionId();
    }
}
