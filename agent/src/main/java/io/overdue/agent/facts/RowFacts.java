package io.overdue.agent.facts;

/** A client as its server lists it; what a server leaves out is -1 or empty. */
public final class RowFacts {

  private final long id;
  private final String addr;
  private final String laddr;
  private final String name;
  private final long ageSeconds;
  private final long idleSeconds;
  private final String flags;
  private final long db;
  private final long sub;
  private final long psub;
  private final long ssub;
  private final long multi;
  private final String cmd;
  private final String user;
  private final String libName;
  private final String libVer;
  private final long totCmds;
  private final long resp;

  private RowFacts(Builder builder) {
    this.id = builder.id;
    this.addr = builder.addr;
    this.laddr = builder.laddr;
    this.name = builder.name;
    this.ageSeconds = builder.ageSeconds;
    this.idleSeconds = builder.idleSeconds;
    this.flags = builder.flags;
    this.db = builder.db;
    this.sub = builder.sub;
    this.psub = builder.psub;
    this.ssub = builder.ssub;
    this.multi = builder.multi;
    this.cmd = builder.cmd;
    this.user = builder.user;
    this.libName = builder.libName;
    this.libVer = builder.libVer;
    this.totCmds = builder.totCmds;
    this.resp = builder.resp;
  }

  /** Begins the row of client {@code id}. */
  public static Builder of(long id) {
    return new Builder(id);
  }

  /** Unique while the server runs. */
  public long id() {
    return id;
  }

  /** The client's end as {@code ip:port}: IPv6 in brackets, IPv4 as such; or a path. */
  public String addr() {
    return addr;
  }

  /** The server's end, in the same form; empty before 6.2. */
  public String laddr() {
    return laddr;
  }

  public String name() {
    return name;
  }

  /** Since it connected. */
  public long ageSeconds() {
    return ageSeconds;
  }

  /** Since a byte was last read from it or written to it. */
  public long idleSeconds() {
    return idleSeconds;
  }

  /** {@code N} for none, otherwise one letter each, such as {@code P} for a subscriber. */
  public String flags() {
    return flags;
  }

  public long db() {
    return db;
  }

  /** Subscribed channels. */
  public long sub() {
    return sub;
  }

  /** Subscribed patterns. */
  public long psub() {
    return psub;
  }

  /** Subscribed shard channels. */
  public long ssub() {
    return ssub;
  }

  /** Commands queued in a transaction; -1 outside one. */
  public long multi() {
    return multi;
  }

  /** The last command; {@code NULL} when it was unknown to the server, or none. */
  public String cmd() {
    return cmd;
  }

  public String user() {
    return user;
  }

  public String libName() {
    return libName;
  }

  public String libVer() {
    return libVer;
  }

  /** Commands so far. */
  public long totCmds() {
    return totCmds;
  }

  /** Version of the protocol. */
  public long resp() {
    return resp;
  }

  /** Collects the parts of a row. */
  public static final class Builder {

    private final long id;
    private String addr = "";
    private String laddr = "";
    private String name = "";
    private long ageSeconds = -1;
    private long idleSeconds = -1;
    private String flags = "";
    private long db = -1;
    private long sub = -1;
    private long psub = -1;
    private long ssub = -1;
    private long multi = -1;
    private String cmd = "";
    private String user = "";
    private String libName = "";
    private String libVer = "";
    private long totCmds = -1;
    private long resp = -1;

    private Builder(long id) {
      this.id = id;
    }

    public Builder addr(String newAddr) {
      addr = newAddr;
      return this;
    }

    public Builder laddr(String newLaddr) {
      laddr = newLaddr;
      return this;
    }

    public Builder name(String newName) {
      name = newName;
      return this;
    }

    public Builder ageSeconds(long newAgeSeconds) {
      ageSeconds = newAgeSeconds;
      return this;
    }

    public Builder idleSeconds(long newIdleSeconds) {
      idleSeconds = newIdleSeconds;
      return this;
    }

    public Builder flags(String newFlags) {
      flags = newFlags;
      return this;
    }

    public Builder db(long newDb) {
      db = newDb;
      return this;
    }

    public Builder sub(long newSub) {
      sub = newSub;
      return this;
    }

    public Builder psub(long newPsub) {
      psub = newPsub;
      return this;
    }

    public Builder ssub(long newSsub) {
      ssub = newSsub;
      return this;
    }

    public Builder multi(long newMulti) {
      multi = newMulti;
      return this;
    }

    public Builder cmd(String newCmd) {
      cmd = newCmd;
      return this;
    }

    public Builder user(String newUser) {
      user = newUser;
      return this;
    }

    public Builder libName(String newLibName) {
      libName = newLibName;
      return this;
    }

    public Builder libVer(String newLibVer) {
      libVer = newLibVer;
      return this;
    }

    public Builder totCmds(long newTotCmds) {
      totCmds = newTotCmds;
      return this;
    }

    public Builder resp(long newResp) {
      resp = newResp;
      return this;
    }

    public RowFacts build() {
      return new RowFacts(this);
    }
  }
}
