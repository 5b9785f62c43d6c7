package io.overdue.agent.facts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One node as it answered last, and as it answered before.
 *
 * <p>Numbers are those of the last answer that had any; -1 where the server does not tell.
 */
public final class ServerFacts {

  private final String address;
  private final Answer answer;
  private final boolean concluded;
  private final String reason;
  private final long askedAtNanos;
  private final String product;
  private final String version;
  private final String mode;
  private final String role;
  private final String runId;
  private final long uptimeSeconds;
  private final long connected;
  private final long replicas;
  private final long clusterLinks;
  private final long blocked;
  private final long pubsubClients;
  private final long own;
  private final long limit;
  private final String limitFrom;
  private final long timeoutSeconds;
  private final long tcpKeepaliveSeconds;
  private final String configReason;
  private final long received;
  private final long rejected;
  private final List<ServerSample> samples;
  private final Listing listing;
  private final String listingReason;
  private final List<RowFacts> rows;
  private final long rowsAtNanos;
  private final long processId;
  private final long tcpPort;
  private final String configFile;
  private final String executable;
  private final DescriptorFacts descriptors;
  private final boolean kept;

  private ServerFacts(Builder builder) {
    this.address = builder.address;
    this.answer = builder.answer;
    this.concluded = builder.concluded;
    this.reason = builder.reason;
    this.askedAtNanos = builder.askedAtNanos;
    this.product = builder.product;
    this.version = builder.version;
    this.mode = builder.mode;
    this.role = builder.role;
    this.runId = builder.runId;
    this.uptimeSeconds = builder.uptimeSeconds;
    this.connected = builder.connected;
    this.replicas = builder.replicas;
    this.clusterLinks = builder.clusterLinks;
    this.blocked = builder.blocked;
    this.pubsubClients = builder.pubsubClients;
    this.own = builder.own;
    this.limit = builder.limit;
    this.limitFrom = builder.limitFrom;
    this.timeoutSeconds = builder.timeoutSeconds;
    this.tcpKeepaliveSeconds = builder.tcpKeepaliveSeconds;
    this.configReason = builder.configReason;
    this.received = builder.received;
    this.rejected = builder.rejected;
    this.samples = Collections.unmodifiableList(new ArrayList<>(builder.samples));
    this.listing = builder.listing;
    this.listingReason = builder.listingReason;
    this.rows = Collections.unmodifiableList(new ArrayList<>(builder.rows));
    this.rowsAtNanos = builder.rowsAtNanos;
    this.processId = builder.processId;
    this.tcpPort = builder.tcpPort;
    this.configFile = builder.configFile;
    this.executable = builder.executable;
    this.descriptors = builder.descriptors;
    this.kept = builder.kept;
  }

  /** Begins the facts about the node at {@code address}. */
  public static Builder of(String address) {
    return new Builder(address);
  }

  /** Begins with all that is known here; the original stays as it is. */
  public Builder toBuilder() {
    Builder builder = new Builder(address);
    builder.answer = answer;
    builder.concluded = concluded;
    builder.reason = reason;
    builder.askedAtNanos = askedAtNanos;
    builder.product = product;
    builder.version = version;
    builder.mode = mode;
    builder.role = role;
    builder.runId = runId;
    builder.uptimeSeconds = uptimeSeconds;
    builder.connected = connected;
    builder.replicas = replicas;
    builder.clusterLinks = clusterLinks;
    builder.blocked = blocked;
    builder.pubsubClients = pubsubClients;
    builder.own = own;
    builder.limit = limit;
    builder.limitFrom = limitFrom;
    builder.timeoutSeconds = timeoutSeconds;
    builder.tcpKeepaliveSeconds = tcpKeepaliveSeconds;
    builder.configReason = configReason;
    builder.received = received;
    builder.rejected = rejected;
    builder.samples = samples;
    builder.listing = listing;
    builder.listingReason = listingReason;
    builder.rows = rows;
    builder.rowsAtNanos = rowsAtNanos;
    builder.processId = processId;
    builder.tcpPort = tcpPort;
    builder.configFile = configFile;
    builder.executable = executable;
    builder.descriptors = descriptors;
    builder.kept = kept;
    return builder;
  }

  /** {@code host:port}, as the sockets of this process name it. */
  public String address() {
    return address;
  }

  public Answer answer() {
    return answer;
  }

  /** Whether the answer is a conclusion from a connection that was closed without a word. */
  public boolean isConcluded() {
    return concluded;
  }

  /** A sentence for people; empty when all is well. */
  public String reason() {
    return reason;
  }

  /** When it was last asked, on the clock of {@link LedgerFacts#nowNanos}; 0 for never. */
  public long askedAtNanos() {
    return askedAtNanos;
  }

  /** {@code redis} or {@code valkey}; empty when unknown. */
  public String product() {
    return product;
  }

  public String version() {
    return version;
  }

  /** {@code standalone}, {@code cluster} or {@code sentinel}. */
  public String mode() {
    return mode;
  }

  /** {@code master} or {@code slave}. */
  public String role() {
    return role;
  }

  /** Another one after each restart. */
  public String runId() {
    return runId;
  }

  public long uptimeSeconds() {
    return uptimeSeconds;
  }

  /** Its {@code connected_clients}, the probe among them. */
  public long connected() {
    return connected;
  }

  public long replicas() {
    return replicas;
  }

  /** Connections of the cluster bus, which count against the limit. */
  public long clusterLinks() {
    return clusterLinks;
  }

  public long blocked() {
    return blocked;
  }

  public long pubsubClients() {
    return pubsubClients;
  }

  /** Connections of the probe that are among {@link #connected}. */
  public long own() {
    return own;
  }

  /** The effective {@code maxclients}. */
  public long limit() {
    return limit;
  }

  /** {@code INFO}, {@code CONFIG} or {@code assumed}; empty when there is no limit. */
  public String limitFrom() {
    return limitFrom;
  }

  /** After which it closes idle clients; 0 for never. */
  public long timeoutSeconds() {
    return timeoutSeconds;
  }

  public long tcpKeepaliveSeconds() {
    return tcpKeepaliveSeconds;
  }

  /** Why it does not tell what is configured; empty for no reason. */
  public String configReason() {
    return configReason;
  }

  /** Connections taken since it began to count; where INFO is forbidden, the latest client id. */
  public long received() {
    return received;
  }

  /** Connections refused since it began to count. */
  public long rejected() {
    return rejected;
  }

  /** Earlier numbers and the latest, oldest first. */
  public List<ServerSample> samples() {
    return samples;
  }

  public Listing listing() {
    return listing;
  }

  /** Why the list was not asked for, or refused; empty for no reason. */
  public String listingReason() {
    return listingReason;
  }

  /** In the order of their ids. */
  public List<RowFacts> rows() {
    return rows;
  }

  /** When the rows were listed; 0 for never. */
  public long rowsAtNanos() {
    return rowsAtNanos;
  }

  /** In the server's own namespace of process ids. */
  public long processId() {
    return processId;
  }

  public long tcpPort() {
    return tcpPort;
  }

  public String configFile() {
    return configFile;
  }

  public String executable() {
    return executable;
  }

  /** Limits of the server's process. */
  public DescriptorFacts descriptors() {
    return descriptors;
  }

  /** Whether the probe keeps its connection, because a new one might be refused. */
  public boolean isKept() {
    return kept;
  }

  /** What counts against the limit, without the probe; -1 when unknown. */
  public long used() {
    return connected < 0 ? -1 : connected - own + Math.max(0, replicas) + Math.max(0, clusterLinks);
  }

  /** {@link #used} as a share of the limit; negative when unknown. */
  public double share() {
    return used() < 0 || limit <= 0 ? -1 : (double) used() / limit;
  }

  /** Collects the parts of the facts about a node. */
  public static final class Builder {

    private final String address;
    private Answer answer = Answer.NOT_ASKED;
    private boolean concluded;
    private String reason = "";
    private long askedAtNanos = 0;
    private String product = "";
    private String version = "";
    private String mode = "";
    private String role = "";
    private String runId = "";
    private long uptimeSeconds = -1;
    private long connected = -1;
    private long replicas = -1;
    private long clusterLinks = -1;
    private long blocked = -1;
    private long pubsubClients = -1;
    private long own = 0;
    private long limit = -1;
    private String limitFrom = "";
    private long timeoutSeconds = -1;
    private long tcpKeepaliveSeconds = -1;
    private String configReason = "";
    private long received = -1;
    private long rejected = -1;
    private List<ServerSample> samples = Collections.emptyList();
    private Listing listing = Listing.NONE;
    private String listingReason = "";
    private List<RowFacts> rows = Collections.emptyList();
    private long rowsAtNanos = 0;
    private long processId = -1;
    private long tcpPort = -1;
    private String configFile = "";
    private String executable = "";
    private DescriptorFacts descriptors = DescriptorFacts.unknown("not looked for");
    private boolean kept = false;

    private Builder(String address) {
      this.address = address;
    }

    public Builder answer(Answer newAnswer) {
      answer = newAnswer;
      return this;
    }

    public Builder concluded(boolean newConcluded) {
      concluded = newConcluded;
      return this;
    }

    public Builder reason(String newReason) {
      reason = newReason;
      return this;
    }

    public Builder askedAtNanos(long newAskedAtNanos) {
      askedAtNanos = newAskedAtNanos;
      return this;
    }

    public Builder product(String newProduct) {
      product = newProduct;
      return this;
    }

    public Builder version(String newVersion) {
      version = newVersion;
      return this;
    }

    public Builder mode(String newMode) {
      mode = newMode;
      return this;
    }

    public Builder role(String newRole) {
      role = newRole;
      return this;
    }

    public Builder runId(String newRunId) {
      runId = newRunId;
      return this;
    }

    public Builder uptimeSeconds(long newUptimeSeconds) {
      uptimeSeconds = newUptimeSeconds;
      return this;
    }

    public Builder connected(long newConnected) {
      connected = newConnected;
      return this;
    }

    public Builder replicas(long newReplicas) {
      replicas = newReplicas;
      return this;
    }

    public Builder clusterLinks(long newClusterLinks) {
      clusterLinks = newClusterLinks;
      return this;
    }

    public Builder blocked(long newBlocked) {
      blocked = newBlocked;
      return this;
    }

    public Builder pubsubClients(long newPubsubClients) {
      pubsubClients = newPubsubClients;
      return this;
    }

    public Builder own(long newOwn) {
      own = newOwn;
      return this;
    }

    public Builder limit(long newLimit) {
      limit = newLimit;
      return this;
    }

    public Builder limitFrom(String newLimitFrom) {
      limitFrom = newLimitFrom;
      return this;
    }

    public Builder timeoutSeconds(long newTimeoutSeconds) {
      timeoutSeconds = newTimeoutSeconds;
      return this;
    }

    public Builder tcpKeepaliveSeconds(long newTcpKeepaliveSeconds) {
      tcpKeepaliveSeconds = newTcpKeepaliveSeconds;
      return this;
    }

    public Builder configReason(String newConfigReason) {
      configReason = newConfigReason;
      return this;
    }

    public Builder received(long newReceived) {
      received = newReceived;
      return this;
    }

    public Builder rejected(long newRejected) {
      rejected = newRejected;
      return this;
    }

    public Builder samples(List<ServerSample> newSamples) {
      samples = newSamples;
      return this;
    }

    public Builder listing(Listing newListing) {
      listing = newListing;
      return this;
    }

    public Builder listingReason(String newListingReason) {
      listingReason = newListingReason;
      return this;
    }

    public Builder rows(List<RowFacts> newRows) {
      rows = newRows;
      return this;
    }

    public Builder rowsAtNanos(long newRowsAtNanos) {
      rowsAtNanos = newRowsAtNanos;
      return this;
    }

    public Builder processId(long newProcessId) {
      processId = newProcessId;
      return this;
    }

    public Builder tcpPort(long newTcpPort) {
      tcpPort = newTcpPort;
      return this;
    }

    public Builder configFile(String newConfigFile) {
      configFile = newConfigFile;
      return this;
    }

    public Builder executable(String newExecutable) {
      executable = newExecutable;
      return this;
    }

    public Builder descriptors(DescriptorFacts newDescriptors) {
      descriptors = newDescriptors;
      return this;
    }

    public Builder kept(boolean newKept) {
      kept = newKept;
      return this;
    }

    public ServerFacts build() {
      return new ServerFacts(this);
    }
  }
}
