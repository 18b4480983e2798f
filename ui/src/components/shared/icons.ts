import type { Component } from "svelte";
import ArrowDown from "@lucide/svelte/icons/arrow-down";
import ArrowLeft from "@lucide/svelte/icons/arrow-left";
import ArrowRight from "@lucide/svelte/icons/arrow-right";
import ArrowUp from "@lucide/svelte/icons/arrow-up";
import Bookmark from "@lucide/svelte/icons/bookmark";
import Calculator from "@lucide/svelte/icons/calculator";
import Calendar from "@lucide/svelte/icons/calendar";
import CalendarCheck from "@lucide/svelte/icons/calendar-check";
import Camera from "@lucide/svelte/icons/camera";
import ChartPie from "@lucide/svelte/icons/chart-pie";
import Check from "@lucide/svelte/icons/check";
import ChevronDown from "@lucide/svelte/icons/chevron-down";
import ChevronRight from "@lucide/svelte/icons/chevron-right";
import CircleAlert from "@lucide/svelte/icons/circle-alert";
import CircleCheck from "@lucide/svelte/icons/circle-check";
import CircleQuestionMark from "@lucide/svelte/icons/circle-question-mark";
import Clock from "@lucide/svelte/icons/clock";
import Columns from "@lucide/svelte/icons/columns-3";
import Copy from "@lucide/svelte/icons/copy";
import Ellipsis from "@lucide/svelte/icons/ellipsis";
import Eye from "@lucide/svelte/icons/eye";
import FileDown from "@lucide/svelte/icons/file-down";
import FileSpreadsheet from "@lucide/svelte/icons/file-spreadsheet";
import FileText from "@lucide/svelte/icons/file-text";
import Filter from "@lucide/svelte/icons/list-filter";
import Folder from "@lucide/svelte/icons/folder-open";
import HandCoins from "@lucide/svelte/icons/hand-coins";
import HandHeart from "@lucide/svelte/icons/hand-heart";
import History from "@lucide/svelte/icons/history";
import House from "@lucide/svelte/icons/house";
import IdCard from "@lucide/svelte/icons/id-card";
import Image from "@lucide/svelte/icons/image";
import Info from "@lucide/svelte/icons/info";
import Keyboard from "@lucide/svelte/icons/keyboard";
import KeyRound from "@lucide/svelte/icons/key-round";
import Languages from "@lucide/svelte/icons/languages";
import Laptop from "@lucide/svelte/icons/laptop";
import Lock from "@lucide/svelte/icons/lock";
import MapPin from "@lucide/svelte/icons/map-pin";
import MessageCircle from "@lucide/svelte/icons/message-circle";
import Package from "@lucide/svelte/icons/package";
import Pencil from "@lucide/svelte/icons/pencil";
import Plus from "@lucide/svelte/icons/plus";
import Printer from "@lucide/svelte/icons/printer";
import RefreshCw from "@lucide/svelte/icons/refresh-cw";
import Save from "@lucide/svelte/icons/save";
import ScanLine from "@lucide/svelte/icons/scan-line";
import Scroll from "@lucide/svelte/icons/scroll-text";
import Search from "@lucide/svelte/icons/search";
import Send from "@lucide/svelte/icons/send";
import Settings from "@lucide/svelte/icons/settings";
import ShieldCheck from "@lucide/svelte/icons/shield-check";
import Sun from "@lucide/svelte/icons/sun-moon";
import Trash from "@lucide/svelte/icons/trash-2";
import TriangleAlert from "@lucide/svelte/icons/triangle-alert";
import Type from "@lucide/svelte/icons/a-large-small";
import Undo from "@lucide/svelte/icons/undo-2";
import Usb from "@lucide/svelte/icons/usb";
import User from "@lucide/svelte/icons/user";
import UserPlus from "@lucide/svelte/icons/user-plus";
import Users from "@lucide/svelte/icons/users";
import X from "@lucide/svelte/icons/x";

/** The drawings of Lucide that are used, by what they mean here. No other reaches the bundle. */
export const ICONS = {
  add: Plus,
  back: ArrowLeft,
  bad: CircleAlert,
  budget: Calculator,
  calendar: Calendar,
  camera: Camera,
  card: IdCard,
  chart: ChartPie,
  claim: HandHeart,
  clock: Clock,
  close: X,
  columns: Columns,
  copy: Copy,
  decree: Scroll,
  done: Check,
  down: ChevronDown,
  drive: Usb,
  edit: Pencil,
  eye: Eye,
  fileOut: FileDown,
  filter: Filter,
  folder: Folder,
  good: CircleCheck,
  help: CircleQuestionMark,
  history: History,
  home: House,
  info: Info,
  key: KeyRound,
  keyboard: Keyboard,
  language: Languages,
  laptop: Laptop,
  letter: FileText,
  lock: Lock,
  message: MessageCircle,
  money: HandCoins,
  more: Ellipsis,
  next: ArrowRight,
  parcel: Package,
  people: Users,
  person: User,
  personAdd: UserPlus,
  picture: Image,
  place: MapPin,
  print: Printer,
  refresh: RefreshCw,
  remove: Trash,
  right: ChevronRight,
  save: Save,
  scan: ScanLine,
  scheme: Sun,
  search: Search,
  send: Send,
  settings: Settings,
  sheet: FileSpreadsheet,
  shield: ShieldCheck,
  sortDown: ArrowDown,
  sortUp: ArrowUp,
  star: Bookmark,
  textSize: Type,
  undo: Undo,
  validate: CalendarCheck,
  warn: TriangleAlert,
} satisfies Record<string, Component<Record<string, unknown>>>;

export type IconName = keyof typeof ICONS;
